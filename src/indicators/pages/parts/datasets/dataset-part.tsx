import { DefinitionList } from '../../../../ui/definition-list.tsx';
import { DownloadLinks } from '../../../../ui/download-links.tsx';
import { formatCount } from '../../../../ui/format.ts';
import type { DatasetPart as Part } from '../../../model.ts';

export interface PartFacts extends Omit<Part, 'parquet' | 'masking'> {
  name: string;
  /** The masking rule in words. */
  masking: string;
  /** Address of the Parquet file; null if the rows are not given away. */
  download: string | null;
}

/** One sheet: which file it was, what it says of itself, how many cells are of each kind. */
export function DatasetPart({ part }: { part: PartFacts }) {
  const { name, file, sha256, sheet, title, masking, rows, states, download, parquetSha256 } = part;
  const id = `part-${parquetSha256.slice(0, 12)}`;
  return (
    <section aria-labelledby={id} className="space-y-2 rounded-8 border border-solid-gray-420 p-4">
      <h3 id={id} className="text-std-18B-160">
        {name}
      </h3>
      <DefinitionList
        items={[
          { key: 'file', term: 'ファイル', description: `${file}（シート「${sheet}」）` },
          {
            key: 'hash',
            term: 'SHA-256',
            description: <code className="font-mono break-all">{sha256}</code>,
          },
          { key: 'title', term: '表題（原文）', description: title },
          { key: 'masking', term: '秘匿', description: masking },
          {
            key: 'cells',
            term: '行とセル',
            description: `${formatCount(rows)}行。値 ${formatCount(states.value)}、0 ${formatCount(states.zero)}、秘匿 ${formatCount(states.masked)}、空 ${formatCount(states.absent)}`,
          },
        ]}
      />
      {download ? (
        <DownloadLinks items={[{ href: download, label: `${name}のすべてのセル`, format: 'Parquet' }]} />
      ) : (
        <p>公表されたデータではないため、もとの行は渡していません。</p>
      )}
    </section>
  );
}
