/** Reads what a form, a program or a row says about a product into a trusted status, or says what is wrong with it. Pure. */
import { removeInvisible } from '../../platform/text.ts';
import { CODE_LISTS } from '../../supply/index.ts';
import {
  type Cell,
  OUTLOOKS,
  REASONS,
  RESPONSES,
  STATED_VOLUMES,
  VOLUME_OUTLOOKS,
} from '../../supply/model.ts';
import type { PartialStatus, ReportedStatus } from '../model.ts';
import { OFFICIAL_WORDS } from '../words/official-words.ts';
import { meantBy } from '../words/short-forms.ts';
import { plainText, readPercent, WRITTEN } from './status-cells.ts';

/** Something that could not be read, by the code of its rule (READING in rules.ts). */
export interface ReadingProblem {
  code: 'unknown-value' | 'ambiguous-value' | 'missing-value' | 'text-too-long' | 'unknown-field';
  /** Official column; null for a field that does not exist. */
  column: number | null;
  value: Cell;
  /** What would be accepted, for the remedy; null if the rule itself says it. */
  expected: string | null;
}

/** A word that was read though it is not written as the list does: it is told, and asked about, before it is reported. */
export interface ReadingNotice {
  column: number;
  value: Cell;
  /** The official text that it was read as. */
  readAs: string;
}

/** Characters of ⑯; the longest real text has 100. */
const MAX_TEXT = 500;
/** Longer ones are not looked at, even if they should be all white space. */
const MAX_TYPED = 10_000;
/** No official text is longer. */
const MAX_CODE = 60;

const LISTS = {
  response: { codes: RESPONSES, list: CODE_LISTS.response, optional: false },
  reason: { codes: REASONS, list: CODE_LISTS.reason, optional: false },
  outlook: { codes: OUTLOOKS, list: CODE_LISTS.outlook, optional: false },
  volume: { codes: STATED_VOLUMES, list: CODE_LISTS.volume, optional: false },
  volumeOutlook: { codes: VOLUME_OUTLOOKS, list: CODE_LISTS.volumeOutlook, optional: true },
} as const;

type Read = { value: unknown; readAs?: string } | Omit<ReadingProblem, 'column' | 'value'>;
const UNKNOWN = { code: 'unknown-value', expected: null } as const;

/**
 * Reads an object of the fields of {@link ReportedStatus}. Coded fields may hold the code (`limitedOwn`) or the official text
 * (`②限定出荷（自社の事情）`, in any width) or a short form of one official text (`自社の事情`); null, '' and an absent field are blank.
 * @returns the status where all of it can be read; `partial` holds what can be read in any case; `notices` the short forms among it
 */
export function readStatus(input: unknown): {
  status: ReportedStatus | null;
  partial: PartialStatus;
  problems: ReadingProblem[];
  notices: ReadingNotice[];
} {
  if (input === null || typeof input !== 'object' || Array.isArray(input)) {
    const problems = [{ ...UNKNOWN, column: null, value: shown(input) }];
    return { status: null, partial: {}, problems, notices: [] };
  }
  const problems: ReadingProblem[] = [];
  const notices: ReadingNotice[] = [];
  const partial: Record<string, unknown> = {};
  const fields = new Set<string>();
  for (const [column, { field }] of WRITTEN) {
    fields.add(field);
    const given = Object.hasOwn(input, field) ? (input as Record<string, unknown>)[field] : undefined;
    const read = readField(field, given);
    if ('code' in read) problems.push({ ...read, column, value: shown(given) });
    else {
      partial[field] = read.value;
      if (read.readAs !== undefined) notices.push({ column, value: shown(given), readAs: read.readAs });
    }
  }
  for (const field of Object.keys(input)) {
    if (!fields.has(field))
      problems.push({ code: 'unknown-field', column: null, value: shown(field), expected: null });
    if (problems.length > 20) break;
  }
  const status = problems.length > 0 ? null : (partial as unknown as ReportedStatus);
  return { status, partial, problems, notices };
}

function readField(field: keyof ReportedStatus, typed: unknown): Read {
  // A mark typed alone (`3`) is a number to a spreadsheet.
  const given = typeof typed === 'number' && field in OFFICIAL_WORDS ? String(typed) : typed;
  const blank =
    given === undefined ||
    given === null ||
    (typeof given === 'string' && given.length <= MAX_TYPED && !plainText(given));
  if (field === 'outlookText') {
    if (blank) return { value: null };
    if (typeof given !== 'string' && typeof given !== 'number') return UNKNOWN;
    const text = String(given).length > MAX_TYPED ? null : plainText(String(given));
    return text === null || text.length > MAX_TEXT
      ? { code: 'text-too-long', expected: null }
      : { value: text };
  }
  if (field === 'volumeOutlookPercent') {
    if (blank) return { value: null };
    const percent =
      typeof given === 'number' || typeof given === 'string' ? readPercent(String(given)) : null;
    return percent === null ? UNKNOWN : { value: percent };
  }
  const { codes, list, optional } = LISTS[field];
  if (blank) return optional ? { value: null } : { code: 'missing-value', expected: list.expected };
  if (typeof given === 'string' && given.length <= MAX_CODE) {
    const code = Object.hasOwn(codes, given) ? given : list(given);
    if (code !== 'unknown') return { value: code };
    const [meant, ...others] = meantBy(field, given);
    const { texts } = OFFICIAL_WORDS[field];
    const textOf = (fitting: string) => (texts as Record<string, string>)[fitting]!;
    if (meant !== undefined && others.length === 0) return { value: meant, readAs: textOf(meant) };
    if (meant !== undefined) {
      const expected = [meant, ...others].map((fitting) => `「${textOf(fitting)}」`).join('');
      return { code: 'ambiguous-value', expected };
    }
  }
  return { code: 'unknown-value', expected: list.expected };
}

/** A foreign value as a finding shows it. */
export function shown(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  const text = typeof value === 'string' ? value : Array.isArray(value) ? '（配列）' : '（オブジェクト）';
  return removeInvisible(text.slice(0, 200));
}
