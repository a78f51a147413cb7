import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { formatDate } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { measurePath } from '../../../addresses.ts';
import type { Figure, Narrowing } from '../../../model.ts';
import { FAMILY_MEASURES } from '../../../page-measures.ts';
import type { FamilyFigures, ViewQuery } from '../../../views/read-biosimilars.ts';
import { formatYenRange } from '../../../wording.ts';

interface Row {
  key: 'effect' | 'saving' | 'savingAvailable';
  label: string;
  how: string;
  figure: Figure | null;
}

/** What biosimilars have saved and could still save, as ranges of yen a year of the dataset. */
export function BiosimilarSavings(props: {
  figures: FamilyFigures;
  query: ViewQuery;
  edition: string | null;
  where?: Narrowing;
}) {
  const { figures, query, edition, where } = props;
  const rows: Row[] = [
    {
      key: 'effect',
      label: '医療費適正化効果額',
      how: 'Σ 数量×（先行バイオ医薬品の薬価－後続品の薬価）。バイオセイムを含みます。',
      figure: figures.effect,
    },
    {
      key: 'savingAvailable',
      label: 'さらに節約できる額（通常出荷の品目だけ）',
      how: edition
        ? `残りの先行バイオ医薬品が、${formatDate(edition)}の供給状況で通常出荷の後続品に替わった場合`
        : '供給状況の一覧がないため、計算していません。',
      figure: figures.savingAvailable,
    },
    {
      key: 'saving',
      label: 'さらに節約できる額（限定出荷・供給停止の品目も数える）',
      how: '残りの先行バイオ医薬品が、すべて後続品に替わった場合',
      figure: figures.saving,
    },
  ];
  const columns: Column<Row>[] = [
    {
      key: 'label',
      header: '何の額か',
      rowHeader: true,
      cell: ({ key, label, how }) => (
        <>
          <Link to={measurePath({ ...query, measure: FAMILY_MEASURES[key], where })}>{label}</Link>
          <span className="block text-dns-14N-130 font-400 text-solid-gray-700">{how}</span>
        </>
      ),
    },
    {
      key: 'range',
      header: '対象期間の額',
      align: 'end',
      card: 'inline',
      cell: ({ figure }) => (figure ? yenRange(figure) : '－'),
    },
  ];
  return (
    <>
      <DataTable
        caption="バイオ後続品の効果の額と、さらに節約できる額"
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
        narrow="cards"
      />
      <p className="text-dns-14N-130 text-solid-gray-700">
        薬価で計算した額です。幅は、どの規格・どの後続品に替わるか、秘匿された数量がいくらかによる違いです。薬剤費だけで、加算や自己負担の変化は含みません。治療を替えるかどうかは、患者ごとに医師と薬剤師が判断することです。
      </p>
    </>
  );
}

function yenRange({ lower, upper }: Figure): string {
  return lower === null || upper === null ? '－' : formatYenRange(lower, upper);
}
