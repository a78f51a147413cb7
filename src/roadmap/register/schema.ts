/** The shape of the data files, and nothing more than it: a key that is not here is a fault. Links are checked afterwards. */
import { z } from 'zod';
import { citation, date, id, roughDate, text } from '../../documents/index.ts';
import { ACTORS, ADOPTIONS, FILLS, INITIATIVE_KINDS, RELATIONS, STATES } from '../model.ts';
import { parsePeriod, periodDays } from './parse-period.ts';
import { parseTiming } from './parse-timing.ts';

const keys = <T extends Record<string, string>>(list: T) =>
  z.enum(Object.keys(list) as [keyof T & string, ...(keyof T & string)[]]);

const period = z
  .string()
  .refine(
    (value) => periodDays(value) !== null,
    '期間は2023-09・FY2021・2023・FY2018/FY2022の形で、終わりは始まりより後です',
  );
const list = <T extends z.ZodType>(of: T) => z.array(of).default([]);

const measured = z.strictObject({
  what: text,
  value: z.number(),
  counter: text,
  period: text.default('unknown'),
  phrase: text,
});

const programme = z
  .strictObject({
    budgets: list(
      z.strictObject({
        stage: text,
        fiscalYear: z.int().min(2000).max(2100),
        yen: z.number().positive().nullable(),
        phrase: text,
      }),
    ),
    noBudget: text.nullable().default(null),
    rate: text.nullable().default(null),
    results: list(measured),
    adopted: list(z.strictObject({ name: text, work: text })),
    sampling: list(z.strictObject({ of: text, rate: text, size: z.int().positive(), phrase: text })),
    stock: list(measured),
  })
  .refine(
    ({ budgets, noBudget }) => budgets.length > 0 !== (noBudget !== null),
    'budgets がなければ noBudget に理由を、あれば noBudget は書きません',
  );

const initiative = z.strictObject({
  id,
  kind: keys(INITIATIVE_KINDS).optional(),
  title: text,
  text,
  actors: z.array(keys(ACTORS)).min(1, '実施主体がありません'),
  printedActor: text,
  heading: text,
  quote: text,
  timing: text
    .refine((tag) => parseTiming(tag) !== null, '時期の書き方が分かりません')
    .nullable()
    .default(null),
  phases: list(
    z
      .strictObject({
        text,
        when: text
          .refine((when) => when === 'unknown' || parsePeriod(when) !== null, '時期の書き方が分かりません')
          .default('unknown'),
        shown: z
          .strictObject({ why: text, source: z.strictObject(citation) })
          .nullable()
          .default(null),
      })
      .refine(({ when, shown }) => when !== 'unknown' || shown === null, 'shown は when とともに書きます'),
  ),
  details: list(z.strictObject({ heading: text, text })),
  programme: programme.nullable().default(null),
  kpis: list(id),
  pages: list(
    z
      .strictObject({
        path: z.string().regex(/^\/\S*$/, 'pathは/で始まるこのサイトのアドレスです'),
        does: text.optional(),
        relates: text.optional(),
      })
      .refine(
        ({ does, relates }) => (does === undefined) !== (relates === undefined),
        'does（取組そのものを行う）か relates（関連する）のどちらか1つを書きます',
      )
      .transform(({ path, does, relates }) => ({
        path,
        does: does ?? relates!,
        role: does === undefined ? ('relates' as const) : ('does' as const),
      })),
  ),
  foldedInto: id.nullable().default(null),
  adoption: z
    .strictObject({ state: keys(ADOPTIONS), by: list(id), why: text })
    .refine(
      ({ state, by }) => (state === 'unknown') === (by.length === 0),
      'byは採用・一部採用のときに必ず、unknownのときは書きません',
    )
    .nullable()
    .default(null),
  related: list(z.strictObject({ id, how: keys(RELATIONS) })),
  note: text.nullable().default(null),
});

export const InitiativesFile = z.strictObject({
  document: id,
  kind: keys(INITIATIVE_KINDS),
  chapter: z.array(text).min(1),
  /** The heads of a timetable's columns, as printed. */
  columns: list(text.refine((head) => parsePeriod(head) !== null, '時期の書き方が分かりません')),
  /** Why some phases of the file have no time. */
  phasesUnclear: text.optional(),
  initiatives: z.array(initiative).min(1),
});

const point = z.strictObject({
  period,
  value: z.number(),
  source: z.strictObject(citation),
  note: text.nullable().default(null),
});

export const KpisFile = z.strictObject({
  kpis: z.array(
    z.strictObject({
      id,
      title: text,
      unit: z.enum(['fraction', 'count', 'yen', 'times', 'rank', 'none']),
      counter: text.nullable().default(null),
      direction: z.enum(['higher', 'lower']),
      document: id,
      heading: text,
      baseline: point.nullable().default(null),
      noBaseline: text.nullable().default(null),
      targets: list(
        z.strictObject({
          version: z.int().min(1),
          value: z.number().nullable(),
          wording: text,
          by: date.nullable(),
          printedBy: text,
          per: z.enum(['nation', 'prefecture']).default('nation'),
          setOn: z.union([z.literal('unknown'), roughDate]),
          note: text.nullable().default(null),
          source: z.strictObject(citation),
        }),
      ),
      series: list(point),
      fills: keys(FILLS).nullable(),
      note: text.nullable().default(null),
    }),
  ),
});

export const StatusesFile = z.strictObject({
  statuses: z.array(
    z.strictObject({
      initiative: id,
      state: keys(STATES),
      on: roughDate,
      by: text,
      note: text,
      evidence: z
        .array(
          z.union([
            z.strictObject(citation),
            z.strictObject({ url: z.string().regex(/^(\/|https:\/\/)\S+$/), title: text }),
          ]),
        )
        .min(1, '根拠がありません'),
    }),
  ),
});

export const CommentsFile = z.strictObject({
  comments: z.array(z.strictObject({ on: date, by: text, affiliation: text, about: id, text })),
});

export type InitiativesFile = z.infer<typeof InitiativesFile>;
export type KpisFile = z.infer<typeof KpisFile>;
