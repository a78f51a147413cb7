/** The shapes of the room's replies: what the OpenAPI document says about them. */
import { z } from 'zod';
import { ACTORS, ADOPTIONS, FILLS, INITIATIVE_KINDS, PAGE_ROLES, RELATIONS, STATES } from './model.ts';
import { TIMING_KINDS } from './register/parse-timing.ts';
import { STANDINGS } from './state-wording.ts';

const STANDING_LABELS = Object.fromEntries(
  Object.entries(STANDINGS).map(([code, { label }]) => [code, label]),
);

export const keys = <K extends string>(of: Record<K, unknown>) => z.enum(Object.keys(of) as [K, ...K[]]);
export const words = (of: Record<string, string>) =>
  Object.entries(of)
    .map(([code, text]) => `${code}=${text}`)
    .join(', ');

const day = z.string().meta({ format: 'date' });
const moment = z
  .string()
  .meta({ description: '分かるところまでの日付（2024-09-30、2024-07、2024）か unknown' });
const printed = (what: string) => z.string().meta({ description: `${what}（資料の言葉のまま）` });
const Citation = z.object({ document: z.string(), phrase: printed('根拠の言葉') });
const Measured = z.object({
  what: z.string(),
  value: z.number(),
  counter: z.string(),
  period: z.string(),
  phrase: z.string(),
});
const origin = z
  .enum(['document', 'officer', 'computed'])
  .meta({ description: 'document=資料, officer=厚生労働省の登録, computed=このシステムの計算' });

const Programme = z.object({
  budgets: z.array(
    z.object({
      stage: z.string(),
      fiscalYear: z.int(),
      yen: z.number().nullable(),
      phrase: z.string(),
    }),
  ),
  noBudget: z.string().nullable(),
  rate: z.string().nullable().meta({ description: '補助率（資料の言葉のまま）' }),
  results: z.array(Measured),
  adopted: z.array(z.object({ name: z.string(), work: z.string() })),
  sampling: z.array(z.object({ of: z.string(), rate: z.string(), size: z.int(), phrase: z.string() })),
  stock: z.array(Measured),
});

const Timing = z.object({
  printed: z.string(),
  parts: z.array(
    z.object({
      kind: keys(TIMING_KINDS).meta({ description: words(TIMING_KINDS) }),
      of: z.string().nullable().meta({ description: '取組のどの部分か。全体のとき null' }),
      fiscalYear: z.int().nullable(),
      month: z.string().nullable(),
      from: day.nullable(),
      to: day.nullable(),
      after: z.string().nullable(),
    }),
  ),
});

const Status = z.object({
  id: z.int().nullable().meta({ description: '登録の番号。資料によるものは null' }),
  state: keys(STATES).meta({ description: words(STATES) }),
  on: moment,
  by: z.string(),
  note: z.string(),
  evidence: z.array(z.union([z.object({ url: z.string(), title: z.string() }), Citation])),
  origin: z.enum(['document', 'officer']),
  withdrawn: z.object({ at: z.string(), why: z.string() }).nullable(),
});

const Comment = z
  .object({ on: day, by: z.string(), affiliation: z.string(), text: z.string() })
  .meta({ description: '専門家の意見。事実ではない' });

export const Initiative = z
  .object({
    id: z.string(),
    kind: keys(INITIATIVE_KINDS).meta({ description: words(INITIATIVE_KINDS) }),
    title: printed('名前'),
    text: printed('内容'),
    actors: z.array(keys(ACTORS)).meta({ description: words(ACTORS) }),
    printedActor: printed('実施主体'),
    document: z.string(),
    chapter: z.array(z.string()),
    heading: z.string(),
    quote: printed('初めの言葉'),
    timing: Timing.nullable(),
    phases: z.array(
      z.object({
        text: z.string(),
        when: z.string(),
        period: z.object({ from: day, to: day }).nullable(),
        shown: z.object({ why: z.string(), source: Citation }).nullable(),
      }),
    ),
    phasesUnclear: z.string().nullable(),
    details: z.array(z.object({ heading: z.string(), text: z.string() })),
    programme: Programme.nullable(),
    kpis: z.array(z.string()),
    pages: z.array(
      z.object({
        path: z.string(),
        does: z.string().meta({ description: 'そのページがすること' }),
        role: keys(PAGE_ROLES).meta({ description: words(PAGE_ROLES) }),
      }),
    ),
    foldedInto: z.string().nullable(),
    adoption: z
      .object({
        state: keys(ADOPTIONS).meta({ description: words(ADOPTIONS) }),
        by: z.array(z.string()),
        why: z.string(),
      })
      .nullable(),
    related: z.array(
      z.object({ id: z.string(), how: keys(RELATIONS).meta({ description: words(RELATIONS) }) }),
    ),
    note: z.string().nullable(),
    status: Status.nullable().meta({ description: '取り下げられていない最も新しい状態' }),
    gap: z.enum(['no-status', 'overdue']).nullable().meta({
      deprecated: true,
      description:
        '資料の時期を過ぎたもの。no-status=状態の報告がない, overdue=終わっていない・始まっていない。期限を過ぎて記録のないものを分ける standing を使ってください',
    }),
    standing: keys(STANDINGS).meta({
      description: `状況を時期とあわせたもの。${words(STANDING_LABELS)}`,
    }),
    statuses: z.array(Status).meta({ description: '新しい順。取り下げられたものを含む' }),
    comments: z.array(Comment),
  })
  .meta({ id: 'Initiative' });

const Source = z.object({ text: z.string(), url: z.string().nullable(), citation: Citation.nullable() });
const Target = z.object({
  version: z.int(),
  value: z.number().nullable(),
  wording: z.string(),
  by: day.nullable(),
  printedBy: z.string(),
  per: z.enum(['nation', 'prefecture']),
  setOn: moment,
  note: z.string().nullable(),
  origin: z.enum(['document', 'officer']),
  source: Source,
});
const Point = z.object({
  id: z.int().nullable(),
  period: z.string().meta({ description: '2023-09、FY2021（年度）、2023（年）、FY2018/FY2022' }),
  end: day.meta({ description: '期間の末日。一覧から計算した値は一覧の日付' }),
  value: z.number(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  origin,
  source: Source,
  note: z.string().nullable(),
});
const number = z.number().nullable();

export const Kpi = z
  .object({
    id: z.string(),
    title: z.string(),
    unit: z.enum(['fraction', 'count', 'yen', 'times', 'rank', 'none']).meta({
      description: 'fraction は割合（0〜1）、times は基準の何倍か、none は数のない目標',
    }),
    counter: z.string().nullable(),
    direction: z.enum(['higher', 'lower']),
    document: z.string(),
    heading: z.string(),
    baseline: z
      .object({ period: z.string(), value: z.number(), source: Citation, note: z.string().nullable() })
      .nullable(),
    noBaseline: z.string().nullable(),
    fills: keys(FILLS).nullable().meta({ description: 'このシステムが計算して加える系列' }),
    note: z.string().nullable(),
    targets: z.array(Target).meta({ description: '版の順。決められたものだけ' }),
    points: z.array(Point).meta({ description: '期間の末日の順。出所の違う値は並べて示す' }),
    progress: z.object({
      target: Target.nullable(),
      line: z.enum(['published', 'computed']).nullable().meta({
        description: '下の値がどの系列によるか。published=資料と登録, computed=計算',
      }),
      latest: Point.nullable(),
      distance: number.meta({ description: '目標までの差（残りが正）' }),
      reached: z.boolean().nullable(),
      neededPerYear: number.meta({ description: '期限までに1年あたり必要な変化' }),
      pacePerYear: number.meta({ description: 'これまでの1年あたりの変化（最小二乗法）' }),
      projection: z
        .object({ value: z.number(), lower: z.number(), upper: z.number(), level: z.number() })
        .nullable()
        .meta({ description: '今の変化が続くときの期限の値と、level の確率の予測区間。3点未満では null' }),
    }),
    initiatives: z.array(z.object({ id: z.string(), title: z.string() })),
    comments: z.array(Comment),
  })
  .meta({ id: 'Kpi' });

export const Update = z
  .object({
    id: z.string(),
    at: z.string(),
    moment: z.string().meta({ description: '資料が月や年までしか言わないときは、そこまで' }),
    what: z.enum(['status', 'point', 'target', 'comment']),
    about: z.string().meta({ description: '取組かKPIのid' }),
    title: z.string(),
    text: z.string(),
    path: z.string(),
  })
  .meta({ id: 'RoadmapUpdate' });
