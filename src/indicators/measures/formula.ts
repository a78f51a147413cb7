/** A measure's definition in words, read from its data: what the reader sees is what the compiler computes. Pure. */
import { GENERIC_CLASSES } from '../../medicines/model.ts';
import type { BiologicRole, Measure, Selection, Weight } from '../model.ts';

const BIOLOGIC_ROLES: Record<BiologicRole, string> = {
  reference: '先行バイオ医薬品',
  biosimilar: 'バイオ後続品',
  authorised: 'バイオセイム（先行バイオ医薬品と同じものを後発医薬品として売る品目）',
};

/** What is summed, as a noun. */
const WEIGHT_WORDS: Record<Weight, string> = {
  quantity: '数量（薬価基準の単位）',
  value: '金額（数量×薬価）',
  'generic-saving': '数量×（薬価－同じ成分・剤形・規格の後発医薬品の薬価）',
  'generic-saving-available': '数量×（薬価－同じ成分・剤形・規格の、通常出荷の後発医薬品の薬価）',
  'biosimilar-effect': '数量×（先行バイオ医薬品の薬価－その品目の薬価）',
  'biosimilar-saving': '数量×（薬価－同じ系列のバイオ後続品の薬価）',
  'biosimilar-saving-available': '数量×（薬価－同じ系列の、通常出荷のバイオ後続品の薬価）',
};

/** The products of a selection: 「「後発医薬品がある先発医薬品」と「後発医薬品」」. */
export function selectionWords({ genericClass, biologic }: Selection): string {
  const list = (names: string[]) => names.map((name) => `「${name}」`).join('と');
  const parts = [
    ...(genericClass ? [list(genericClass.map((entry) => GENERIC_CLASSES[entry]))] : []),
    ...(biologic ? [list(biologic.map((entry) => BIOLOGIC_ROLES[entry]))] : []),
  ];
  return parts.length === 0 ? 'すべての医薬品' : parts.join('のうち');
}

/** A measure's formula: what is above the fraction bar, below it, and what is left out or counted. */
export interface Formula {
  numerator: string;
  /** Null if there is none. */
  denominator: string | null;
  notes: string[];
}

/** The formula in words. */
export function formulaOf(measure: Measure): Formula {
  const { kind, weight, numerator, denominator, threshold = 0, result } = measure;
  const sum = (selection: Selection) => `${selectionWords(selection)}の${WEIGHT_WORDS[weight]}の合計`;
  const notes: string[] = [];
  if (measure.excluding?.includes('limited-ingredients'))
    notes.push(
      '供給状況で、限定出荷か供給停止の品目が1つでもある成分（医薬品コードの先頭7文字が同じ品目）は、すべて除きます。',
    );
  if (weight.endsWith('-available'))
    notes.push('切り替える先として数えるのは、供給状況で通常出荷の品目だけです。');
  if (weight !== 'quantity' && weight !== 'value')
    notes.push(
      'どの品目に切り替わるかは決まっていないため、薬価の差が最も小さい場合から最も大きい場合までの幅で示します。',
    );
  if (kind === 'sum') return { numerator: sum(numerator), denominator: null, notes };
  if (kind === 'ratio') return { numerator: sum(numerator), denominator: sum(denominator!), notes };
  notes.push(`系列ごとの割合は、（${sum(numerator)}）÷（${sum(denominator!)}）。`);
  const families = `割合が${Math.round(threshold * 100)}%以上の系列の数`;
  return {
    numerator: families,
    denominator: result === 'share' ? 'バイオ後続品のある系列の数' : null,
    notes,
  };
}
