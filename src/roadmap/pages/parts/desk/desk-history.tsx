import { formatInstant } from '../../../../ui/format.ts';
import { Button } from '../../../../ui/forms/button.tsx';
import { TextItem } from '../../../../ui/forms/form-items.tsx';
import { Section } from '../../../../ui/section.tsx';
import type { HistoryEntry } from '../../../views.ts';
import type { Refused } from './desk-entry.ts';

const WHAT: Record<HistoryEntry['what'], string> = {
  status: '状況',
  point: '値',
  target: '目標',
  comment: '専門家の意見',
};

/** Everything that officers entered of a record, newest first. What is wrong is withdrawn with a reason; nothing is altered. */
export function DeskHistory(props: {
  history: HistoryEntry[];
  mayWrite: boolean;
  refused: Refused | undefined;
}) {
  const { history, mayWrite, refused } = props;
  return (
    <Section id="history" title="担当者の記録">
      <p className="text-dns-14N-130 text-solid-gray-700">
        記録は書き換えられません。誤りは理由を書いて取り下げ、正しいものを新しく記録します。取り下げた記録も残ります。
      </p>
      {history.length === 0 ? <p>まだありません。</p> : null}
      <ol className="space-y-3">
        {history.map((entry) => (
          <li key={`${entry.what} ${entry.id}`} className="border-l-4 border-solid-gray-300 pl-3">
            <p className="text-dns-14N-130 text-solid-gray-700">
              {formatInstant(new Date(entry.enteredAt))}　{WHAT[entry.what]}　{entry.person ?? '運用者'}（
              {entry.organisation}）
            </p>
            <p className="whitespace-pre-line">{entry.withdrawn ? <s>{entry.text}</s> : entry.text}</p>
            {entry.withdrawn ? (
              <p className="text-red-1000">
                取り下げ（{formatInstant(new Date(entry.withdrawn.at))}）：{entry.withdrawn.why}
              </p>
            ) : mayWrite ? (
              <WithdrawForm entry={entry} refused={refused} />
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function WithdrawForm({ entry, refused }: { entry: HistoryEntry; refused: Refused | undefined }) {
  const own = refused?.entry === `${entry.what} ${entry.id}`;
  const values = own ? refused.values : { fields: {}, problems: [] };
  return (
    <details open={own} className="print:hidden">
      <summary className="w-fit py-1 text-dns-14N-130 text-blue-1000 underline">取り下げる</summary>
      <form method="post" className="max-w-3xl space-y-3 pt-2 pb-2">
        <input type="hidden" name="form" value="withdraw" />
        <input type="hidden" name="what" value={entry.what} />
        <input type="hidden" name="id" value={entry.id} />
        <TextItem
          form={values}
          name="why"
          label="取り下げる理由"
          hint="理由も公開されます。"
          rows={2}
          required
        />
        <Button size="sm">この記録を取り下げる</Button>
      </form>
    </details>
  );
}
