import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { type BenefitLimits, type BenefitTable, INCOME_CLASSES, type IncomeClass } from '../../model.ts';
import { sayLimit, sayYen } from '../../wording.ts';

type Row = BenefitLimits & { id: IncomeClass };

const COLUMNS: Column<Row>[] = [
  {
    key: 'class',
    header: '区分',
    rowHeader: true,
    cell: ({ id }) => (
      <>
        {INCOME_CLASSES[id].age}・{INCOME_CLASSES[id].name}
        <span className="block text-dns-14N-130 font-400 text-solid-gray-700">
          {INCOME_CLASSES[id].guide}
        </span>
      </>
    ),
  },
  {
    key: 'monthly',
    header: '上限額（世帯）',
    cell: ({ monthly }) => sayLimit(monthly),
  },
  {
    key: 'repeated',
    header: '多数回該当',
    align: 'end',
    card: 'inline',
    nowrap: true,
    cell: ({ repeated }) => (repeated === null ? 'なし' : sayYen(repeated)),
  },
  {
    key: 'outpatient',
    header: '外来だけの月（個人）',
    cell: ({ outpatient }) =>
      outpatient === null
        ? '世帯と同じ'
        : `${sayYen(outpatient.monthly)}${outpatient.yearly === null ? '' : `（年間${sayYen(outpatient.yearly)}まで）`}`,
  },
];

/** The limits by class, as the calculator uses them. */
export function BenefitLimitsTable({ table: { classes } }: { table: BenefitTable }) {
  const rows = (Object.keys(INCOME_CLASSES) as IncomeClass[]).map((id) => ({ id, ...classes[id] }));
  return (
    <DataTable
      caption="高額療養費の上限額"
      captionHidden
      columns={COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      narrow="cards"
    />
  );
}
