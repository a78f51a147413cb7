import { Notice } from '../../../../ui/notice.tsx';
import type { SourceFacts } from '../../../source-wording.ts';

/** What a reader must know before using the figures of a page; nothing if all lists are of the data's time. */
export function SourceWarnings({ source }: { source: Pick<SourceFacts, 'warnings'> | null }) {
  if (source === null || source.warnings.length === 0) return null;
  return (
    <Notice kind="warning" title="値を使う前に">
      <ul className="list-disc pl-6">
        {source.warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </Notice>
  );
}
