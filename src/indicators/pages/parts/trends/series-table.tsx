import { momentText } from '../../../../platform/dates/date-text.ts';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Link } from '../../../../ui/link.tsx';
import { measurePath } from '../../../addresses.ts';

import type { OfficialPoint } from '../../../measures/official-series/series.ts';
import type { SeriesBesideOurs } from '../../../views/read-series.ts';
import { officialValue, ownWords } from './series-wording.ts';

/** The points of a series with document and phrase, word for word, newest first; our own figure is the last row. */
export function SeriesTable({ beside }: { beside: SeriesBesideOurs }) {
  const { series } = beside;
  const rows = series.points.toReversed();
  // A phrase that covers them all is written once.
  const shared = rows.length > 1 && rows.every(({ phrase }) => phrase === rows[0]!.phrase);
  const columns: Column<OfficialPoint>[] = [
    {
      key: 'period',
      header: '時期',
      rowHeader: true,
      nowrap: true,
      cell: ({ period }) => momentText(period),
    },
    {
      key: 'value',
      header: series.kind === 'target' ? '目標' : '公式の値',
      align: 'end',
      card: 'inline',
      nowrap: true,
      cell: ({ value }) => officialValue(series, value),
    },
    ...(rows.some(({ note }) => note)
      ? [{ key: 'note', header: '注', cell: ({ note }: OfficialPoint) => note ?? '' }]
      : []),
    ...(shared
      ? []
      : [
          {
            key: 'source',
            header: '出典（資料と、その中の言葉）',
            cell: (point: OfficialPoint) => <Quoted point={point} />,
          },
        ]),
  ];
  return (
    <>
      <DataTable
        caption={`${series.title}${series.kind === 'target' ? '' : 'の公式の値'}`}
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={({ period }) => period}
        narrow="cards"
      />
      {shared ? (
        <p>
          出典：
          <Quoted point={rows[0]!} />
        </p>
      ) : null}
    </>
  );
}

function Quoted({ point: { source, phrase } }: { point: OfficialPoint }) {
  return (
    <>
      {source.publisher} {source.title}
      <q className="block text-dns-14N-130 text-solid-gray-700">{phrase}</q>
    </>
  );
}

/** Our figure beside the series, and why the two differ. */
export function OwnBesideOfficial({ beside: { series, measure, own } }: { beside: SeriesBesideOurs }) {
  return (
    <div className="space-y-1">
      {own && measure ? (
        <p>
          このサイトの値：
          <Link to={measurePath({ measure: measure.id, by: own.by })}>{ownWords(series, own)}</Link>（
          {momentText(own.until)}までの1年）
        </p>
      ) : null}
      <p className="text-dns-14N-130">
        <strong>{own && series.kind === 'value' ? '値が違う理由：' : '見方：'}</strong>
        {series.whyDifferent}
      </p>
    </div>
  );
}
