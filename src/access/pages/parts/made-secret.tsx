import { Notice } from '../../../ui/notice.tsx';

const WORDS = {
  invitation: {
    title: '招待のリンクを作りました',
    label: '招待のリンク',
    text: '招待する人に、メールなどで伝えてください。7日間、1人だけが使えます。',
  },
  token: {
    title: 'APIトークンを発行しました',
    label: 'APIトークン',
    text: 'システムの設定に、すぐ写してください。Authorization: Bearer ヘッダーに付けて使います。',
  },
};

/** What was made and is shown this once. */
export function MadeSecret({ kind, text }: { kind: keyof typeof WORDS; text: string }) {
  const words = WORDS[kind];
  return (
    <Notice kind="success" title={words.title}>
      <p>{words.text}</p>
      <p>
        <strong>この画面を離れると、もう表示できません。</strong>
      </p>
      <label className="block">
        <span className="text-dns-14N-130">{words.label}</span>
        <input
          readOnly
          value={text}
          name="made"
          className="control w-full font-mono"
          autoComplete="off"
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
    </Notice>
  );
}
