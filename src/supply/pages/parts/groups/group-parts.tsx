import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { formatCount } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { Section } from '../../../../ui/section.tsx';
import { ingredientPath } from '../../../addresses.ts';
import { COUNT_COLUMNS } from './count-columns.ts';
import type { GroupPageData } from './group-data.ts';

type Part = GroupPageData['parts'][number];

/** For an ingredient, every strength; for a maker or class, the ingredients without any product that ships normally. */
export function GroupParts({ page }: { page: GroupPageData }) {
  const { kind, parts, unshipped, allParts } = page;
  if (kind === 'ingredient') {
    if (allParts < 2) return null;
    return (
      <Section id="strengths" title="規格ごと">
        <PartTable caption="規格ごとの品目数" header="規格" parts={parts} cell={(part) => part.label} />
      </Section>
    );
  }
  if (unshipped === 0) return null;
  return (
    <Section id="unshipped" title="通常出荷の品目がない成分">
      <p>
        {formatCount(allParts)}成分のうち{formatCount(unshipped)}成分には、
        {kind === 'mah' ? 'この製造販売業者の' : 'この薬効分類に'}
        通常出荷の品目がありません。
        {unshipped > parts.length ? `品目の多い${parts.length}成分を示します。` : ''}
      </p>
      <PartTable
        caption="通常出荷の品目がない成分の品目数"
        header="成分"
        parts={parts}
        cell={(part) => <Link to={ingredientPath(part.name)}>{part.label}</Link>}
      />
    </Section>
  );
}

function PartTable({
  caption,
  header,
  parts,
  cell,
}: {
  caption: string;
  header: string;
  parts: Part[];
  cell: Column<Part>['cell'];
}) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={parts}
      rowKey={(part) => part.name}
      narrow="cards"
      columns={[{ key: 'name', header, rowHeader: true, cell }, ...COUNT_COLUMNS]}
    />
  );
}
