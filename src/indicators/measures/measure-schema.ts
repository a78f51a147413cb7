import { z } from 'zod';
import { GENERIC_CLASSES, type GenericClass } from '../../medicines/model.ts';
import { isIsoDate } from '../../platform/clock.ts';
import { BREAKDOWNS, type Breakdown, type Measure, type Selection, WEIGHTS } from '../model.ts';

const date = z.string().refine(isIsoDate, '実在する日付（2024-04-01 の形）');
const text = z.string().trim().min(1);

/** A list of code-list entries, none twice. */
const several = <T extends string>(entries: readonly T[]) =>
  z
    .array(z.enum(entries as readonly [T, ...T[]]))
    .min(1)
    .refine((given) => new Set(given).size === given.length, '同じ値が2度あります');

const selection = z.strictObject({
  genericClass: several(Object.keys(GENERIC_CLASSES) as GenericClass[]).optional(),
  biologic: several(['reference', 'biosimilar', 'authorised'] as const).optional(),
});

/**
 * The strict schema of a measure's file: no key but these, every filter from a code list, no SQL; what the shape cannot say
 * (whether the numerator is part of the denominator, whether unit and weight agree) is checked after it.
 */
export const MeasureSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, '小文字と数字を - でつないだ名前'),
    version: z.int().min(1),
    title: z.strictObject({ ja: text, en: text }),
    why: text,
    kind: z.enum(['ratio', 'sum', 'families-at-least']),
    weight: z.enum(WEIGHTS),
    numerator: selection,
    denominator: selection.optional(),
    threshold: z.number().gt(0).max(1).optional(),
    result: z.enum(['count', 'share']).optional(),
    excluding: several(['limited-ingredients'] as const).optional(),
    unit: z.enum(['fraction', 'yen', 'count']),
    direction: z.enum(['higher', 'lower']),
    breakdowns: several(Object.keys(BREAKDOWNS) as Breakdown[]),
    target: z
      .strictObject({ value: z.number().positive(), by: date, per: z.enum(['nation', 'prefecture']) })
      .optional(),
    source: z.strictObject({ document: text, heading: text, quote: text }),
    validFrom: date,
    validTo: date.nullable(),
  })
  .superRefine((measure: Measure, context) => {
    for (const [path, message] of contradictions(measure))
      context.addIssue({ code: 'custom', path: [path], message });
  });

/** Where parts of a measure contradict each other: the key, and why (in Japanese). */
function* contradictions(m: Measure): Generator<[key: keyof Measure, message: string]> {
  const ofFamilies = m.kind === 'families-at-least';
  const yen = m.weight !== 'quantity';
  const plain = m.weight === 'quantity' || m.weight === 'value';
  if (m.kind === 'sum') {
    if (m.denominator) yield ['denominator', 'kind が sum の指標に分母はありません'];
    if (!yen) yield ['weight', 'kind が sum の指標の重みは金額に限ります'];
  } else {
    if (!m.denominator) yield ['denominator', `kind が ${m.kind} の指標には分母が要ります`];
    else if (!isInside(m.numerator, m.denominator)) yield ['numerator', '分子が分母の一部ではありません'];
    if (!plain) yield ['weight', '割合の重みは quantity か value に限ります'];
  }
  for (const key of ['threshold', 'result'] as const) {
    if (ofFamilies && m[key] === undefined) yield [key, 'kind が families-at-least の指標に要ります'];
    if (!ofFamilies && m[key] !== undefined) yield [key, 'kind が families-at-least の指標だけのものです'];
  }
  if (ofFamilies && !(m.numerator.biologic && m.denominator?.biologic))
    yield ['numerator', 'families-at-least は biologic で選びます'];
  if (m.weight.startsWith('biosimilar-') && !m.numerator.biologic)
    yield ['numerator', 'バイオ後続品の金額は biologic で選びます'];
  if (m.weight.startsWith('generic-') && !m.numerator.genericClass)
    yield ['numerator', '後発医薬品の金額は genericClass で選びます'];
  const unit = m.kind === 'sum' ? 'yen' : ofFamilies && m.result === 'count' ? 'count' : 'fraction';
  if (m.unit !== unit) yield ['unit', `この指標の単位は ${unit} です`];
  if (m.target && m.unit === 'fraction' && m.target.value > 1) yield ['target', '割合の目標は1以下です'];
  if (!m.breakdowns.includes('nation')) yield ['breakdowns', 'nation が要ります'];
  if (m.validTo !== null && m.validTo <= m.validFrom) yield ['validTo', 'validFrom より後の日付'];
}

/** True if every product of the inner selection is one of the outer. */
function isInside(inner: Selection, outer: Selection): boolean {
  return (['genericClass', 'biologic'] as const).every((key) => {
    const wide: readonly string[] | undefined = outer[key];
    return wide === undefined || inner[key]?.every((entry) => wide.includes(entry)) === true;
  });
}
