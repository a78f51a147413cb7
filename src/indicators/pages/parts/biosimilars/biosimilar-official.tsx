import { momentText } from '../../../../platform/dates/date-text.ts';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { reasonsOf } from '../../../measures/official-series/reasons.ts';
import type { OfficialPoint, OfficialSeries } from '../../../measures/official-series/series.ts';
import { officialValue } from '../trends/series-wording.ts';

interface Row {
  key: string;
  series: OfficialSeries;
  point: OfficialPoint;
}

/** What the state published of biosimilars: the newest of every series, the whole of it folded below. */
export function BiosimilarOfficial({ series }: { series: readonly OfficialSeries[] }) {
  const rows = (points: (one: OfficialSeries) => OfficialPoint[]) =>
    series.flatMap((one) =>
      points(one).map((point): Row => ({ key: `${one.id} ${point.period}`, series: one, point })),
    );
  return (
    <>
      <Table caption="公表されている最新の値" rows={rows(({ points }) => points.slice(-1))} />
      <details>
        <summary className="w-fit text-blue-1000 underline">すべての年の値を見る</summary>
        <div className="mt-2">
          <Table caption="公表されているすべての値" rows={rows(({ points }) => points.toReversed())} />
        </div>
      </details>
      <section aria-labelledby="official-differ" className="space-y-1">
        <h3 id="official-differ" className="text-std-18B-160">
          上の計算と違う理由
        </h3>
        <ul className="list-disc space-y-1 pl-6">
          {reasonsOf(series.filter(({ kind }) => kind === 'value')).map(({ titles, text }) => (
            <li key={text}>
              <b>{titles.length > 2 ? `${titles.length}つの値に共通` : titles.join('、')}</b>：{text}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

const COLUMNS: Column<Row>[] = [
  {
    key: 'title',
    header: '値',
    rowHeader: true,
    cell: ({ series }) => series.title,
  },
  {
    key: 'period',
    header: '時期',
    card: 'inline',
    nowrap: true,
    cell: ({ point }) => momentText(point.period),
  },
  {
    key: 'value',
    header: '公表値',
    align: 'end',
    card: 'inline',
    nowrap: true,
    cell: ({ series, point }) => officialValue(series, point.value),
  },
  {
    key: 'source',
    header: '出典と、資料の言葉',
    card: 'bare',
    cell: ({ point }) => (
      <>
        {point.source.publisher} {point.source.title}
        <q className="block text-dns-14N-130 text-solid-gray-700">{point.phrase}</q>
        {point.note ? <span className="block text-dns-14N-130">{point.note}</span> : null}
      </>
    ),
  },
];

function Table({ caption, rows }: { caption: string; rows: Row[] }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={COLUMNS}
      rows={rows}
      rowKey={({ key }) => key}
      narrow="cards"
    />
  );
}
