import { readable } from '../../../../platform/text.ts';
import { ShareScatter } from '../../../../ui/charts/share-scatter.tsx';
import { formatFraction } from '../../../fraction-wording.ts';
import type { ClassesPage, ClassPoint } from '../../../views/read-classes.ts';

const LARGEST = 30;
const SMALLEST = 3;

/** Value share against volume share of the classes, and the line of all together. */
export function ClassScatter({ page }: { page: ClassesPage }) {
  const { rows, slope, volume, value } = page;
  const largest = Math.max(1, ...rows.map(({ market }) => market));
  return (
    <ShareScatter
      title="薬効分類ごとの数量シェアと金額シェア"
      description={`${rows.length}分類のうち、線の下にあるのは${rows.filter(isBelow).length}分類です。線の傾きは、全体の金額シェア ${formatFraction(value.value)} ÷ 数量シェア ${formatFraction(volume.value)}。同じ値は下の表にあります。`}
      xLabel="数量シェア"
      yLabel="金額シェア"
      slope={slope}
      bubbles={rows.map((row) => ({
        key: row.key,
        label: readable(row.label),
        x: row.volume.value ?? 0,
        y: row.value.value ?? 0,
        radius: Math.max(SMALLEST, LARGEST * Math.sqrt(row.market / largest)),
        marked: isBelow(row),
      }))}
    />
  );
}

function isBelow({ room }: ClassPoint): boolean {
  return room !== null;
}
