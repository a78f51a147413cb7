import { ESSENTIAL } from '../../../../medicines/model.ts';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { formatCount, formatShare } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { Section } from '../../../../ui/section.tsx';
import type { Exposure } from '../../../analysis/analysis.ts';
import type { SingleSource } from '../../../analysis/read-analysis.ts';
import { Definition } from '../desk/desk-parts.tsx';
import type { AnalysisPage } from './analysis-data.ts';

const GROUPS: Column<Exposure>[] = [
  {
    key: 'group',
    header: '区分',
    rowHeader: true,
    cell: ({ group }) => (group === 'none' ? '供給確保医薬品でないもの' : ESSENTIAL[group]),
  },
  {
    key: 'declared',
    header: '申告のある品目',
    align: 'end',
    card: 'inline',
    cell: ({ declared, products }) =>
      `${formatCount(declared)} / ${formatCount(products)}（${formatShare(declared, products)}）`,
  },
  {
    key: 'single',
    header: '調達元が1つ',
    align: 'end',
    card: 'inline',
    cell: ({ single }) => formatCount(single),
  },
  {
    key: 'foreign',
    header: '海外のみ',
    align: 'end',
    card: 'inline',
    cell: ({ foreignOnly }) => formatCount(foreignOnly),
  },
  {
    key: 'both',
    header: '1つで海外のみ',
    align: 'end',
    card: 'inline',
    cell: ({ singleForeign }) => formatCount(singleForeign),
  },
];

const SOURCES: Column<SingleSource>[] = [
  {
    key: 'name',
    header: '品名',
    rowHeader: true,
    cell: (row) => (
      <>
        <Link to={`/products/${row.yjCode}`}>{row.name}</Link>
        <span className="block text-dns-14N-130 text-solid-gray-700">{row.mah}</span>
      </>
    ),
  },
  { key: 'essential', header: '区分', card: 'inline', cell: (row) => row.essential },
  {
    key: 'countries',
    header: '調達元の国',
    card: 'inline',
    cell: (row) => `${row.countries.join('、')}${row.foreign ? '（海外のみ）' : ''}`,
  },
];

const SHOWN = 100;

/** What makers declare of where their active ingredients come from. */
export function AnalysisExposure({ page }: { page: AnalysisPage }) {
  const { exposure, singleSources } = page;
  return (
    <Section id="exposure" title="原薬の調達元">
      <Definition figure="exposure" />
      <DataTable
        caption="区分別の調達元"
        captionHidden
        columns={GROUPS}
        rows={exposure}
        rowKey={(row) => row.group}
        narrow="cards"
      />
      {singleSources.length > 0 ? (
        <>
          <h3 className="pt-2 text-std-16B-170">
            調達元が1つの供給確保医薬品　{formatCount(singleSources.length)}品目
            {singleSources.length > SHOWN ? `のうち${SHOWN}品目` : ''}
          </h3>
          <DataTable
            caption="調達元が1つの供給確保医薬品"
            captionHidden
            columns={SOURCES}
            rows={singleSources.slice(0, SHOWN)}
            rowKey={(row) => row.yjCode}
            narrow="cards"
          />
        </>
      ) : null}
    </Section>
  );
}
