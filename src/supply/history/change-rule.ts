import { z } from 'zod';
import {
  type Cell,
  CHANGE_FIELDS,
  CHANGE_KINDS,
  type ChangeField,
  type ChangeKind,
  cameOrWent,
  type Direction,
  kindOf,
  type SupplyChange,
} from '../model.ts';
import { CODE_LISTS } from '../official/code-lists.ts';
import ruleData from './change-rule.json' with { type: 'json' };

const Rule = z.strictObject({
  version: z.int().positive(),
  why: z.string(),
  severity: z.strictObject({
    response: z.record(z.string(), z.int()),
    volume: z.record(z.string(), z.int()),
  }),
  /** A differing field is quiet when it is named here and, where `among` is given, moves between these codes only. */
  quiet: z.array(z.strictObject({ field: z.enum(CHANGE_FIELDS), among: z.array(z.string()).optional() })),
  /** Every field of these kinds is quiet. */
  quietKinds: z.array(z.enum(Object.keys(CHANGE_KINDS) as [ChangeKind, ...ChangeKind[]])),
});
export type ChangeRule = z.output<typeof Rule>;

/** The rule in force. Raise `version` with every change of the data: the worker then classifies anew what was stored (jobs.ts). */
export const CHANGE_RULE: ChangeRule = Rule.parse(ruleData);

type Difference = Pick<SupplyChange, 'before' | 'after'> & { kinds: readonly ChangeKind[] };

/**
 * Says about a difference whether things got worse or better, and whether a pharmacist wants to hear of it. Stored with the change: pages,
 * the API, files and messages all say what is decided here.
 */
export function classify(
  change: Difference,
  rule: ChangeRule = CHANGE_RULE,
): { direction: Direction; notable: boolean } {
  if (cameOrWent(change.kinds)) return { direction: 'neutral', notable: true };
  const fields = Object.keys(change.after) as ChangeField[];
  return {
    direction: direction(change, rule),
    notable: fields.some((field) => !isQuiet(change, field, rule)),
  };
}

/** True if a differing field of a change is news by itself. */
export function isNews(
  change: Pick<SupplyChange, 'before' | 'after'>,
  field: ChangeField,
  rule: ChangeRule = CHANGE_RULE,
): boolean {
  return field in change.after && !isQuiet(change, field, rule);
}

/** By how many steps a column got worse; 0 where it did not move in severity. Unknown texts and a blank ⑰ have none. */
function step(
  { before, after }: Pick<SupplyChange, 'before' | 'after'>,
  field: 'response' | 'volume',
  rule: ChangeRule,
): number {
  if (!(field in after)) return 0;
  const severity = (cell: Cell) => rule.severity[field][CODE_LISTS[field](cell)];
  const [was, is] = [severity(before[field] ?? null), severity(after[field] ?? null)];
  return was === undefined || is === undefined ? 0 : is - was;
}

/**
 * Where response and volume moved in severity, one for the worse and the other for the better, neither decides (まちまち). Else the
 * response does; where it did not move in severity, the volume.
 */
function direction(change: Difference, rule: ChangeRule): Direction {
  const [response, volume] = [step(change, 'response', rule), step(change, 'volume', rule)];
  if (response * volume < 0) return 'mixed';
  const worse = response || volume;
  return worse === 0 ? 'neutral' : worse > 0 ? 'worsened' : 'improved';
}

function isQuiet(
  change: Pick<SupplyChange, 'before' | 'after'>,
  field: ChangeField,
  rule: ChangeRule,
): boolean {
  if (rule.quietKinds.includes(kindOf(field))) return true;
  const quiet = rule.quiet.find((entry) => entry.field === field);
  if (!quiet) return false;
  if (!quiet.among) return true;
  const read = CODE_LISTS[field as 'response' | 'volume'];
  return [change.before[field], change.after[field]].every((cell) =>
    quiet.among!.includes(read(cell ?? null)),
  );
}
