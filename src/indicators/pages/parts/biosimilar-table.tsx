import { Link } from 'react-router';
import { type Column, DataTable } from '../../../web/components/data-table.tsx';
import { StatusChips } from '../../../web/components/status-chips.tsx';
import { familyPath, measurePath } from '../../addresses.ts';
import type { Figure } from '../../model.ts';
import { FAMILY_MEASURES } from '../../page-measures.ts';
import type { Reach } from '../../rank.ts';
import type { BiosimilarRow, BiosimilarsView, ViewQuery } from '../../read-biosimilars.ts';
import { formatFraction, formatFractionRange, formatGap } from '../../wording.ts';
import type { StatusCount } from './biologic-supply.ts';
import { launchWords } from './known-biosimilars.tsx';
import { ShareBar, ShareCell } from './share-cell.tsx';

type Row = BiosimilarRow & { statuses: StatusCount[] };

const REACH_WORDS: Record<Reach, string> = {
  sure: '達している',
  maybe: '秘匿の範囲による',
  short: '届いていない',
  unknown: '使用なし',
};

/** The families with what the state says of them, their shares, price gap and present supply. */
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
            {known ? `${known.indication}・${launchWords(known)}` : '国の成分一覧にない成分'}
          </span>
          <span className="block text-dns-14N-130 font-400 text-solid-gray-700">
            {makers.length > 0 ? makers.join('、') : '統一名で収載（製造販売業者の名なし）'}
          </span>
        </>
      ),
    },
    {
      key: 'volume',
      header: header(FAMILY_MEASURES.volume, '使用割合（数量）'),
      align: 'end',
      card: 'inline',
      cell: ({ figures: { volume, volumeStrict }, authorisedMatters }) => (
        <Share figure={volume} strict={authorisedMatters ? volumeStrict : null} />
      ),
    },
    {
      key: 'bar',
      header: `数量の図（線は${formatFraction(view.threshold, 0)}）`,
      card: 'bare',
      cell: ({ figures: { volume } }) => <ShareBar figure={volume} target={view.threshold} />,
    },
    {
      key: 'value',
      header: header(FAMILY_MEASURES.value, '使用割合（金額）'),
      align: 'end',
      card: 'inline',
      cell: ({ figures: { value, valueStrict }, authorisedMatters }) => (
        <Share figure={value} strict={authorisedMatters ? valueStrict : null} />
      ),
    },
    {
      key: 'reach',
      header: `${formatFraction(view.threshold, 0)}に`,
      nowrap: true,
      card: 'inline',
      cell: ({ reach }) => REACH_WORDS[reach],
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
      header: 'いまの供給（品目数）',
      card: 'bare',
      cell: ({ statuses }) => <Statuses statuses={statuses} />,
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

/** A share; where authorised biologics matter, marked, with the share without them under it. */
function Share({ figure, strict }: { figure: Figure | null; strict: Figure | null }) {
  return (
    <>
      <ShareCell figure={figure} />
      {strict ? (
        <span className="block text-dns-14N-130 text-solid-gray-700">
          ＊バイオセイムを除くと{formatFraction(strict.value)}
          {strict.lower === strict.upper ? '' : `（${formatFractionRange(strict.lower, strict.upper)}）`}
        </span>
      ) : null}
    </>
  );
}

/** How many products are in which status, the gravest first. */
export function Statuses({ statuses }: { statuses: readonly StatusCount[] }) {
  if (statuses.length === 0) return <>一覧にない</>;
  return (
    <ul className="space-y-1">
      {statuses.map(({ response, volume, count }) => (
        <li key={`${response} ${volume}`} className="flex flex-wrap items-center gap-x-2">
          <StatusChips response={response} volume={volume} />
          <span className="tabular-nums">{count}品目</span>
        </li>
      ))}
    </ul>
  );
}
