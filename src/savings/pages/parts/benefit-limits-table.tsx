import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { type BenefitClass, type BenefitTable, sayClass } from '../../model.ts';
import { sayLimit, sayPeriod, sayYen } from '../../wording.ts';

const COLUMNS: Column<BenefitClass>[] = [
  {
    key: 'class',
    header: '区分',
    rowHeader: true,
    cell: (one) => (
      <>
        {sayClass(one)}
        {one.guide === null ? null : (
          <span className="block text-dns-14N-130 font-400 text-solid-gray-700">{one.guide}</span>
        )}
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
const YEARLY: Column<BenefitClass> = {
  key: 'yearly',
  header: '年間の上限（8月〜翌年7月）',
  cell: ({ yearly }) =>
    yearly === null ? (
      'なし'
    ) : (
      <>
        {sayYen(yearly.yen)}
        {yearly.note ? (
          <span className="block text-dns-14N-130 text-solid-gray-700">{yearly.note}</span>
        ) : null}
      </>
    ),
};

/** The limits by class, as the calculator uses them; with the yearly ones where the period has any. */
export function BenefitLimitsTable({ table }: { table: BenefitTable }) {
  const yearly = table.classes.some((one) => one.yearly !== null);
  return (
    <DataTable
      caption={`高額療養費の上限額（${sayPeriod(table)}）`}
      captionHidden
      columns={yearly ? [...COLUMNS, YEARLY] : COLUMNS}
      rows={table.classes}
      rowKey={({ id }) => id}
      narrow="cards"
    />
  );
}
