/** Sums behind a figure in a unit that keeps them readable: the heading carries the unit, the cells whole numbers. Pure. */
import { numberText } from '../../platform/number-text.ts';
import type { Figure, Measure } from '../model.ts';

/** What numerators and denominators of a measure are counted in. */
export interface AmountUnit {
  /** For a heading: 「数量、百万」, 「金額、億円」, 「成分数」. */
  name: string;
  size: number;
}

const QUANTITIES = [
  { name: '数量、百万', size: 1e6 },
  { name: '数量、千', size: 1e3 },
] as const;
const YEN = [
  { name: '金額、億円', size: 1e8 },
  { name: '金額、百万円', size: 1e6 },
  { name: '金額、千円', size: 1e3 },
] as const;

/** The largest unit in which the greatest amount has four digits at least. */
export function amountUnit(
  { kind, weight }: Pick<Measure, 'kind' | 'weight'>,
  rows: readonly Pick<Figure, 'numerator' | 'denominator'>[],
): AmountUnit {
  if (kind === 'families-at-least') return { name: '成分数', size: 1 };
  const most = rows.reduce((top, row) => Math.max(top, row.denominator ?? row.numerator), 0);
  const [units, single] = weight === 'quantity' ? [QUANTITIES, '数量'] : [YEN, '金額、円'];
  return units.find(({ size }) => most >= size * 1000) ?? { name: single, size: 1 };
}

/** A unit of yen in which the greatest of some sums has two digits at least: for the few letters of a tile. */
export function tileYen(values: readonly (number | null)[]): { name: string; size: number } {
  const most = Math.max(0, ...values.map((value) => value ?? 0));
  const units = [
    { name: '億円', size: 1e8 },
    { name: '百万円', size: 1e6 },
    { name: '万円', size: 1e4 },
  ];
  return units.find(({ size }) => most >= size * 10) ?? { name: '円', size: 1 };
}

/** An amount in a unit: whole, or with a decimal where it would be a single digit. */
export function formatAmount(amount: number, { size }: Pick<AmountUnit, 'size'>): string {
  const inUnit = amount / size;
  const digits = size > 1 && inUnit > 0 && inUnit < 10 ? 1 : 0;
  return numberText(inUnit, digits, digits);
}
