import { Button } from '../../../ui/forms/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { Preview } from '../../model.ts';
import { ChangedCells } from './changed-cells.tsx';
import { FindingTable } from './findings.tsx';
import { WarningTicks } from './warning-ticks.tsx';

/** What the report of one product would change, what prevents it, and the button that sends it. */
export function PreviewPanel({ preview, ticked }: { preview: Preview; ticked: readonly string[] }) {
  const { changes, errors, warnings } = preview;
  const ready = errors.length === 0 && changes.length > 0;
  return (
    <section
      id="preview"
      aria-labelledby="preview-title"
      className="space-y-4 rounded-8 border-2 border-blue-900 p-4 sm:p-6"
    >
      <h2 id="preview-title" className="text-std-20B-150">
        変わるところ
      </h2>
      {errors.length > 0 ? (
        <>
          <Notice kind="error" title="直すところがあります">
            <p>示した項目を直して、もう一度「確認する」を押してください。まだ何も報告していません。</p>
          </Notice>
          <FindingTable caption="直すところ" findings={errors} />
        </>
      ) : null}
      {errors.length === 0 && changes.length === 0 ? (
        <Notice kind="info" title="いまの内容と同じです">
          <p>報告するものはありません。変わりのない品目は、「供給状況報告」の画面でまとめて確認できます。</p>
        </Notice>
      ) : null}
      {changes.map((change) => (
        <ChangedCells key={change.yjCode} changes={change.changes} />
      ))}
      {ready ? (
        <>
          {warnings.length > 0 ? (
            <div className="space-y-2">
              <h3 className="text-std-16B-170">お確かめください</h3>
              <WarningTicks warnings={warnings} ticked={ticked} />
            </div>
          ) : null}
          <Button variant="solid" name="intent" value="submit">
            提出する
          </Button>
          <p className="text-dns-14N-130">提出すると受付番号と控えが出ます。次に公開される一覧に載ります。</p>
        </>
      ) : null}
    </section>
  );
}
