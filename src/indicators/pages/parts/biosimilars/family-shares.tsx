import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Link } from '../../../../ui/link.tsx';
import { measurePath } from '../../../addresses.ts';
import { formatFraction } from '../../../fraction-wording.ts';
import type { Figure } from '../../../model.ts';
import { BIOSIMILAR, FAMILY_MEASURES } from '../../../page-measures.ts';
import type { ViewQuery } from '../../../views/read-biosimilars.ts';
import type { FamilyView } from '../../../views/read-family.ts';
import { ShareBar, ShareCell } from '../figures/share-cell.tsx';
import { TrendBlock } from '../trends/trend-block.tsx';
import { TrendNotes } from '../trends/trend-table.tsx';

interface Row {
  key: 'volume' | 'value' | 'volumeStrict' | 'valueStrict';
  label: string;
  figure: Figure | null;
}

const BAR_HEADER = `図（線は${formatFraction(BIOSIMILAR.threshold, 0)}）`;

/** The nation's shares by volume and value, with and without authorised biologics where the family has one. */
export function FamilyShares({ view, query }: { view: FamilyView; query: ViewQuery }) {
  const { nation, family } = view;
  const hasAuthorised = family.products.some(({ role }) => role === 'authorised');
  const rows: Row[] = [
    { key: 'volume', label: '数量', figure: nation.volume },
    { key: 'value', label: '金額', figure: nation.value },
    ...(hasAuthorised
      ? ([
          { key: 'volumeStrict', label: '数量（バイオセイムを除く）', figure: nation.volumeStrict },
          { key: 'valueStrict', label: '金額（バイオセイムを除く）', figure: nation.valueStrict },
        ] as const)
      : []),
  ];
  const columns: Column<Row>[] = [
    { key: 'label', header: '使用割合', rowHeader: true, cell: ({ label }) => label },
    {
      key: 'share',
      header: '値（範囲）',
      align: 'end',
      card: 'inline',
      cell: ({ key, figure }) => (
        <ShareCell
          figure={figure}
          to={measurePath({ ...query, measure: FAMILY_MEASURES[key], where: { family: family.id } })}
        />
      ),
    },
    {
      key: 'bar',
      header: BAR_HEADER,
      card: 'bare',
      cell: ({ figure }) => <ShareBar figure={figure} target={BIOSIMILAR.threshold} />,
    },
  ];
  return (
    <>
      {nation.volume === null ? <p>この期間には、この系列の使用がありません。</p> : null}
      <DataTable
        caption={`${family.name}の全国の使用割合`}
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
        narrow="cards"
      />
    </>
  );
}

/** The share by volume in each setting. */
export function FamilySettings({ view, query }: { view: FamilyView; query: ViewQuery }) {
  const { settings, family } = view;
  const header = (measure: string, text: string) => (
    <Link to={measurePath({ ...query, measure, by: 'setting', where: { family: family.id } })}>{text}</Link>
  );
  if (settings.length === 0) return <p>この期間には、この系列の使用がありません。</p>;
  return (
    <DataTable
      caption={`${family.name}の処方の場ごとの使用割合`}
      captionHidden
      columns={[
        { key: 'setting', header: '処方の場', rowHeader: true, cell: ({ volume }) => volume.label },
        {
          key: 'volume',
          header: header(FAMILY_MEASURES.volume, '使用割合（数量）'),
          align: 'end',
          card: 'inline',
          cell: ({ volume }) => <ShareCell figure={volume} />,
        },
        {
          key: 'bar',
          header: BAR_HEADER,
          card: 'bare',
          cell: ({ volume }) => <ShareBar figure={volume} target={BIOSIMILAR.threshold} />,
        },
        {
          key: 'value',
          header: header(FAMILY_MEASURES.value, '使用割合（金額）'),
          align: 'end',
          card: 'inline',
          cell: ({ value }) => <ShareCell figure={value} />,
        },
      ]}
      rows={settings}
      rowKey={({ volume }) => volume.key}
      narrow="cards"
    />
  );
}

/** The shares over the rounds; nothing if there is one only. */
export function FamilyYears({ view: { years, family } }: { view: FamilyView }) {
  const trends = [years.volume, years.value].filter((trend) => trend !== null);
  if (trends.length === 0) return null;
  return (
    <>
      {trends.map((trend) => (
        <TrendBlock key={trend.measure.id} trend={trend} where={{ family: family.id }} />
      ))}
      <TrendNotes years={trends[0]!.years} />
    </>
  );
}
