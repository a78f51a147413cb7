/** The fields of the form for one product: as typed, as shown again, and as sent on. Pure. */
import { textOf } from '../../../web/read-form.ts';
import type { Finding, PartialStatus } from '../../model.ts';

export const FIELDS = [
  'response',
  'reason',
  'outlook',
  'outlookText',
  'volume',
  'volumeOutlook',
  'volumeOutlookPercent',
] as const;
export type StatusField = (typeof FIELDS)[number];

/** As the controls hold them; '' is blank. */
export type StatusValues = Record<StatusField, string>;

/** What the controls show of a status. */
export function valuesOf(status: PartialStatus): StatusValues {
  return Object.fromEntries(FIELDS.map((field) => [field, String(status[field] ?? '')])) as StatusValues;
}

/** What does not apply is not sent: the browser leaves it out, or nobody wrote anything. */
const ABSENT: Partial<StatusValues> = { reason: 'none', outlook: 'none' };

/** What was typed; fields that the form did not send, as they did not apply, are none. */
export function valuesIn(form: FormData): StatusValues {
  return Object.fromEntries(
    FIELDS.map((field) => [field, form.has(field) ? textOf(form, field) : (ABSENT[field] ?? '')]),
  ) as StatusValues;
}

const isTrouble = ({ response }: StatusValues) => response !== 'normal' && response !== '';
const isReduced = ({ volume }: StatusValues) => volume === 'decreased' || volume === 'halted';

/**
 * Which groups of fields apply to what is chosen. What the product says without need (a text beside normal shipment) stays in
 * sight until somebody takes it out; what loses its reason by the choice goes with it.
 */
export function applying(
  values: StatusValues,
  atFirst: StatusValues,
): { trouble: boolean; time: boolean; volume: boolean } {
  const trouble = isTrouble(values);
  const text = atFirst.outlookText !== '' && !isTrouble(atFirst);
  const outlook = `${atFirst.volumeOutlook}${atFirst.volumeOutlookPercent}` !== '' && !isReduced(atFirst);
  return {
    trouble,
    time: trouble || values.volume === 'delisting' || text,
    volume: isReduced(values) || outlook,
  };
}

/** A finding names its column by the official header, which begins with its number. */
const BY_NUMBER: Record<string, StatusField> = {
  '⑫': 'response',
  '⑭': 'reason',
  '⑮': 'outlook',
  '⑯': 'outlookText',
  '⑰': 'volume',
  '⑱': 'volumeOutlook',
  '⑲': 'volumeOutlookPercent',
};

/** What is wrong with each field, with what to do; `null` holds what concerns none of them. */
export function errorsByField(errors: Finding[]): Map<StatusField | null, string> {
  const found = new Map<StatusField | null, string>();
  for (const { column, wording, remedy } of errors) {
    const field = BY_NUMBER[column?.[0] ?? ''] ?? null;
    found.set(field, [found.get(field), `${wording}${remedy}`].filter(Boolean).join(' '));
  }
  return found;
}
