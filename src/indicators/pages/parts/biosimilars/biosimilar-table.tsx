import { readable } from '../../../../platform/text.ts';
import type { StatusCount } from '../../../../supply/ui/listed-supply.ts';
import { StatusCounts } from '../../../../supply/ui/status-counts.tsx';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Link } from '../../../../ui/link.tsx';
import { familyPath, measurePath } from '../../../addresses.ts';
import type { Reach } from '../../../compare/rank.ts';
import { formatFraction, formatFractionRange, formatGap } from '../../../fraction-wording.ts';
import type { Figure } from '../../../model.ts';
import { FAMILY_MEASURES } from '../../../page-measures.ts';
import type { BiosimilarRow, BiosimilarsView, ViewQuery } from '../../../views/read-biosimilars.ts';
import { ShareBar } from '../figures/share-cell.tsx';
import { launchWords } from './known-biosimilars.tsx';

type Row = BiosimilarRow & { statuses: StatusCount[] };

const REACH_WORDS: Record<Reach, string> = {
  sure: '達している',
  maybe: '達しているか、秘匿のため決まらない',
  short: '届いていない',
  unknown: '達しているか、分からない（使用なし）',
};

/** The families with what the state says about them, their shares, price gap and present supply. */
export function BiosimilarTable(props: { rows: Row[]; view: BiosimilarsView; query: ViewQuery }) {
  const { rows, view, query } = props;
  const header = (measure: string, text: string) => (
    <Link to={measurePath({ ...query, measure, by: 'ingredient' })}>{text}</Link>
  );
  const columns: Column<Row>[] = [
    {
      key: 'name',
      header: '成分',
      rowHeader: true,
      cell: ({ id, name, known, makers }) => (
        <>
          <Link to={familyPath(id)}>{name}</Link>
          <span className="block text-dns-14N-130 font-400 text-solid-gray-700">
            {known ? `主な効能：${known.indication}・${launchWords(known)}` : '国の成分一覧にない成分'}
          </span>
          <span className="block text-dns-14N-130 font-400 text-solid-gray-700">
            {makers.length > 0 ? readable(makers.join('、')) : '統一名で収載（製造販売業者の名なし）'}
          </span>
        </>
      ),
    },
    {
      key: 'volume',
      header: header(FAMILY_MEASURES.volume, '使用割合（数量）'),
      align: 'end',
      card: 'inline',
      cell: ({ figures: { volume }, authorisedMatters }) => (
        <Share figure={volume} marked={authorisedMatters} />
      ),
    },
    {
      key: 'bar',
      header: `数量の図（線は${formatFraction(view.threshold, 0)}）`,
      card: 'bare',
      cell: ({ figures: { volume }, reach }) => (
        <>
          <ShareBar figure={volume} target={view.threshold} />
          <span className="block text-dns-14N-130 text-solid-gray-700">
            {formatFraction(view.threshold, 0)}に{REACH_WORDS[reach]}
          </span>
        </>
      ),
    },
    {
      key: 'value',
      header: header(FAMILY_MEASURES.value, '使用割合（金額）'),
      align: 'end',
      card: 'inline',
      cell: ({ figures: { value }, authorisedMatters }) => (
        <Share figure={value} marked={authorisedMatters} />
      ),
    },
    {
      key: 'gap',
      header: '薬価の差（同じ規格）',
      align: 'end',
      card: 'inline',
      cell: ({ gap }) => (gap ? formatGap(gap) : '比べられる規格なし'),
    },
    {
      key: 'supply',
      header: '先行品と後続品のいまの供給',
      cell: ({ statuses }) => <StatusCounts statuses={statuses} />,
    },
  ];
  return (
    <DataTable
      caption="バイオ後続品の成分ごとの置換え、薬価の差、供給（全国）"
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      narrow="cards"
    />
  );
}

/** A share with its range below; a mark where authorised biologics are counted in it. */
function Share({ figure, marked }: { figure: Figure | null; marked: boolean }) {
  if (!figure || (figure.value === null && figure.lower === null)) return '－';
  return (
    <>
      {formatFraction(figure.value)}
      {marked ? '＊' : ''}
      {figure.lower === figure.upper ? null : (
        <span className="block text-dns-14N-130 text-solid-gray-700">
          {formatFractionRange(figure.lower, figure.upper)}
        </span>
      )}
    </>
  );
}

/** The shares without authorised biologics of the families where that makes a difference. */
export function WithoutAuthorised({ rows, query }: { rows: readonly BiosimilarRow[]; query: ViewQuery }) {
  const marked = rows.filter(({ authorisedMatters }) => authorisedMatters);
  if (marked.length === 0) return null;
  return (
    <ul className="list-disc space-y-1 pl-6">
      {marked.map(({ id, name, figures: { volumeStrict, valueStrict } }) => (
        <li key={id}>
          ＊{name}：バイオセイムを除くと、数量は
          <Link to={measurePath({ ...query, measure: FAMILY_MEASURES.volumeStrict, where: { family: id } })}>
            {formatFraction(volumeStrict?.value ?? null)}
          </Link>
          （{formatFractionRange(volumeStrict?.lower ?? null, volumeStrict?.upper ?? null)}）、金額は
          <Link to={measurePath({ ...query, measure: FAMILY_MEASURES.valueStrict, where: { family: id } })}>
            {formatFraction(valueStrict?.value ?? null)}
          </Link>
          （{formatFractionRange(valueStrict?.lower ?? null, valueStrict?.upper ?? null)}）
        </li>
      ))}
    </ul>
  );
}
