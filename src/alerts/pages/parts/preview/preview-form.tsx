import { formatCount } from '../../../../ui/format.ts';
import { Button } from '../../../../ui/forms/button.tsx';
import { Field } from '../../../../ui/forms/field.tsx';
import { Input } from '../../../../ui/forms/input.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import type { ListPreview } from '../../../lists/list-preview.ts';
import { useRemembered } from '../remembered.tsx';
import { PreviewChoices } from './preview-choices.tsx';
import { PreviewMatched, PreviewMissing, PreviewSkipped } from './preview-rows.tsx';
import { PreviewRules } from './preview-rules.tsx';

/** Row by row what was found, to be put right, and the button that makes the list. One form, which carries everything, as parts: its texts may be long. */
export function PreviewForm(props: {
  preview: ListPreview;
  name: string;
  /** Handle of the list to add to; blank for a new one. */
  to: string;
  toName: string | null;
  /** Nothing was chosen, yet the list was to be made. */
  empty: boolean;
  /** Rows whose candidates were all left out already. */
  declined: readonly string[];
}) {
  const { preview, name, to, toName, empty, declined } = props;
  return (
    <form method="post" encType="multipart/form-data" action="/lists/new">
      <PageHeading
        title={to ? `「${toName}」に足す品目の確認` : 'リストにする品目の確認'}
        lead={preview.rows > 0 ? `${formatCount(preview.rows)}行を照合しました。` : undefined}
      />
      <input type="hidden" name="codes" value={preview.codes} />
      <input type="hidden" name="to" value={to} />
      {/* The first button of a form is the one that the Enter key presses. */}
      <button type="submit" name="intent" value="make" hidden aria-hidden="true" tabIndex={-1} />
      <div className="space-y-8">
        {empty ? (
          <Notice kind="error" title="まだ1品目も選んでいません">
            <p>候補を選ぶか、見つからなかった行を直してください。</p>
          </Notice>
        ) : null}
        {preview.rows > 0 ? <Counts preview={preview} /> : null}
        <PreviewChoices preview={preview} declined={declined} />
        <PreviewRules preview={preview} />
        <PreviewMissing preview={preview} />
        <Make preview={preview} name={name} to={to} toName={toName} />
        <PreviewMatched preview={preview} />
        <PreviewSkipped preview={preview} />
      </div>
    </form>
  );
}

function Counts({ preview: { counts } }: { preview: ListPreview }) {
  const items = [
    { label: '見つかった', count: counts.matched, to: '#matched' },
    { label: '候補から選ぶ', count: counts.candidates, to: '#choices' },
    { label: '見つからない', count: counts.notFound, to: '#missing' },
    { label: '重複・空行・見出し', count: counts.duplicate + counts.blank + counts.heading, to: '#skipped' },
  ];
  return (
    <ul className="grid grid-cols-2 gap-2 sm:grid-cols-4 sm:gap-4">
      {items.map(({ label, count, to }) => (
        <li key={label} className="rounded-8 border border-solid-gray-420 px-3 py-2">
          <span className="block text-dns-14N-130">
            {count > 0 ? <a href={to}>{label}</a> : <span className="text-solid-gray-700">{label}</span>}
          </span>
          <span className="text-std-24B-150 tabular-nums">{formatCount(count)}</span>
          <span className="ml-1">行</span>
        </li>
      ))}
    </ul>
  );
}

function Make({ preview, name, to, toName }: Omit<Parameters<typeof PreviewForm>[0], 'empty' | 'declined'>) {
  const remembered = useRemembered();
  const sure = [
    preview.sure > 0 ? `${formatCount(preview.sure)}品目` : '',
    preview.rules.length > 0 ? `${preview.rules.length}条件` : '',
  ]
    .filter(Boolean)
    .join('と');
  const left = preview.later.rows > 0 ? '残りの行を選ばずに、' : '';
  return (
    <section
      aria-labelledby="make"
      className="space-y-4 rounded-8 border-2 border-blue-900 p-4 sm:max-w-3xl sm:p-6"
    >
      <h2 id="make" className="text-std-20B-150">
        {to ? 'リストに足す' : 'リストを作る'}
      </h2>
      <p>
        {preview.sure + preview.rules.length > 0 ? (
          <>
            決まっているのは<strong>{sure}</strong>です。
          </>
        ) : (
          'まだ決まった品目はありません。'
        )}
        {preview.open.length + preview.openRules.length > 0 ? '上で選んだものも加わります。' : ''}
      </p>
      {to ? (
        <Button variant="solid" name="intent" value="make">
          {left}「{toName}」に足す
        </Button>
      ) : (
        <>
          <Field label="リストの名前" hint="あとで変えられます。お知らせの件名には出ません。">
            {(control) => (
              <Input
                {...control}
                name="name"
                defaultValue={name}
                maxLength={60}
                placeholder="例：当直の棚"
                className="w-full"
                autoComplete="off"
              />
            )}
          </Field>
          <Button variant="solid" name="intent" value="make">
            {left}リストを作る
          </Button>
          {remembered.length > 0 ? (
            <div className="border-t border-solid-gray-300 pt-3">
              <p className="text-dns-14N-130">または、このブラウザーで覚えているリストに足す：</p>
              <ul className="mt-2 flex flex-wrap gap-2">
                {remembered.map((list) => (
                  <li key={list.handle}>
                    <Button size="sm" name="to" value={list.handle}>
                      「{list.name}」に足す
                    </Button>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
        </>
      )}
    </section>
  );
}
