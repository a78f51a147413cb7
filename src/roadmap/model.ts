/**
 * What the roadmap room keeps: the initiatives that the official documents name, the figures they are to reach, and what is
 * known about their state. Types and code lists only; pages may import values from here.
 *
 * A record says what its document says, word for word (`text`, `quote`, `phrase`). What the document leaves open is 'unknown',
 * with the reason beside it; nothing is filled in.
 */
import type { Citation, Documents, Place } from '../documents/model.ts';
import type { IsoDate } from '../platform/clock.ts';
import type { Timing } from './register/parse-timing.ts';

export type { Timing, TimingKind } from './register/parse-timing.ts';

/** Who acts. The document's own words are in `printedActor`. */
export const ACTORS = {
  state: '国',
  prefecture: '都道府県',
  insurer: '保険者',
  'trade-body': '業界団体',
  holder: '製造販売業者',
  wholesaler: '医薬品卸売販売業者',
  provider: '医療機関・薬局',
  pmda: 'PMDA',
  amed: 'AMED',
  research: '大学・研究機関',
  unknown: '資料に記載なし',
} as const;
export type Actor = keyof typeof ACTORS;

export const INITIATIVE_KINDS = {
  initiative: '具体的な取組',
  timetable: '工程表の施策',
  programme: '事業',
  request: '都道府県への依頼',
  proposal: '提案',
} as const;
export type InitiativeKind = keyof typeof INITIATIVE_KINDS;

/** How one record relates to another: `x repeats y` says that x's document prints y's words again. */
export const RELATIONS = {
  repeats: '再掲',
  continues: '前の記載から続く',
  'carries-out': '実施するもの',
  details: '詳しくしたもの',
} as const;
export type Relation = keyof typeof RELATIONS;

export const STATES = {
  planned: '予定',
  started: '開始済み',
  'on-track': '予定どおり',
  late: '遅れ',
  done: '完了',
  folded: '他の取組に統合',
} as const;
export type State = keyof typeof STATES;

export const PAGE_ROLES = {
  does: 'この取組を、このサイトで行っているもの',
  relates: '関連する表示',
} as const;
export type PageRole = keyof typeof PAGE_ROLES;

/** Whether a proposal was taken up, as far as the documents show it. */
export const ADOPTIONS = { adopted: '採用', partly: '一部採用', unknown: '不明' } as const;
export type AdoptionState = keyof typeof ADOPTIONS;

/** What of this system fills a KPI's series by itself. */
export const FILLS = {
  'indicators:generic-volume-share': '後発医薬品の数量シェア',
  'indicators:generic-value-share': '後発医薬品の金額シェア',
  'indicators:biosimilar-ingredients-at-80-share': 'バイオ後続品が80％以上を占める成分の割合',
  'indicators:biosimilar-volume-share': 'バイオ後続品の数量シェア',
  'indicators:biosimilar-effect': 'バイオ後続品の医療費適正化効果額',
  'supply:limited-or-stopped-share': '限定出荷・供給停止の品目の割合',
  'supply:limited-or-stopped-count': '限定出荷・供給停止の品目数',
  'reports:accepted': '受け付けた供給状況報告の件数',
} as const;
export type Fill = keyof typeof FILLS;

/**
 * 'fraction' is 0–1 and shown as ％; 'count' goes with a `counter`; 'times' is a multiple of the baseline; 'none' where the
 * document says what is to happen without a number.
 */
export type Unit = 'fraction' | 'count' | 'yen' | 'times' | 'rank' | 'none';

/** One step of a timetable, in printed order. */
export interface Phase {
  text: string;
  /** When, in the document's words or as `shown`; 'unknown' where nothing says it (`phasesUnclear` says why). */
  when: string;
  /** First and last day of `when`; null when it is unknown or cannot be said in days. */
  period: { from: IsoDate; to: IsoDate } | null;
  /** What shows the time where the step's own words do not: another sentence, of this document or another, and how it does. */
  shown: { why: string; source: Citation } | null;
}

export interface Budget {
  /** As printed: 「令和7年度補正予算」. */
  stage: string;
  /** Year from April. */
  fiscalYear: number;
  /** Null if the sheet prints a dash or nothing. */
  yen: number | null;
  phrase: string;
}

/** A figure of a programme: a result, a size of a sample, a level of stock. */
export interface Measured {
  what: string;
  value: number;
  counter: string;
  /** As printed; 'unknown' if it is not printed. */
  period: string;
  phrase: string;
}

export interface Programme {
  budgets: Budget[];
  /** Why there is no budget; null if there is one. */
  noBudget: string | null;
  /** The state's share, as printed. */
  rate: string | null;
  results: Measured[];
  /** Who was adopted, for what. */
  adopted: { name: string; work: string }[];
  /** Sizes of samples and rates of sampling. */
  sampling: { of: string; rate: string; size: number; phrase: string }[];
  stock: Measured[];
}

export interface Initiative {
  id: string;
  kind: InitiativeKind;
  /** As printed: the words in （…） above the item, in 【…】, or the heading. */
  title: string;
  /** What it is, verbatim except for line breaks. */
  text: string;
  actors: Actor[];
  /** The heading that names the actor, as printed; 'unknown' where none does. */
  printedActor: string;
  document: string;
  /** From the outermost, as printed. */
  chapter: string[];
  /** The nearest heading as printed. */
  heading: string;
  /** The first words of the sentence, verbatim. */
  quote: string;
  /** Null if nothing is printed. */
  timing: Timing | null;
  phases: Phase[];
  /** The heads of the timetable's columns, over which the phases run from left to right. */
  columns: { printed: string; period: { from: IsoDate; to: IsoDate } }[];
  /** Why a phase's `when` is unknown; null if all are known. */
  phasesUnclear: string | null;
  /** What the same document says about it elsewhere. */
  details: { heading: string; text: string }[];
  programme: Programme | null;
  kpis: string[];
  /** Pages of this system that do its work, or only have to do with it (`register/data/README.md`); `does` is what they do. */
  pages: { path: string; does: string; role: PageRole }[];
  /** The initiative it was folded into. */
  foldedInto: string | null;
  adoption: { state: AdoptionState; by: string[]; why: string } | null;
  related: { id: string; how: Relation }[];
  /** What a reader should know: what is unclear in the document, a number of a note inside the text. */
  note: string | null;
  place: Place;
}

/** What is to be reached. A new version is added when it is raised or moved; the old one stays. */
export interface KpiTarget {
  version: number;
  /** Null if the document gives no number. */
  value: number | null;
  /** As printed. */
  wording: string;
  by: IsoDate | null;
  /** As printed: 「2029年度末までに」, 「R10」. */
  printedBy: string;
  per: 'nation' | 'prefecture';
  /** When it was set, as exactly as the document says; 'unknown' where it does not. */
  setOn: string;
  note: string | null;
  source: Citation;
}

export interface SeriesPoint {
  /** A month `2023-09`, a fiscal year `FY2021` (from April), a year `2023`, or years summed up `FY2018/FY2022`. */
  period: string;
  value: number;
  source: Citation;
  note: string | null;
}

export interface Kpi {
  id: string;
  title: string;
  unit: Unit;
  /** What is counted: 件, 社, 枚. Null for fractions and yen. */
  counter: string | null;
  direction: 'higher' | 'lower';
  /** The ministry paper that the KPI is from. */
  document: string;
  heading: string;
  /** Null if the documents give none, with the reason. */
  baseline: SeriesPoint | null;
  noBaseline: string | null;
  /** By version; empty if the figure is watched without a target. */
  targets: KpiTarget[];
  /** In the order of the periods. */
  series: SeriesPoint[];
  fills: Fill | null;
  note: string | null;
  /** Initiatives that name the KPI: worked out from them. */
  initiatives: string[];
  place: Place;
}

/** A fact with what shows it. Changes are new entries: none is altered. */
export interface StatusEntry {
  initiative: string;
  state: State;
  /** A date or a month. */
  on: string;
  /** Who says so. */
  by: string;
  note: string;
  /** Addresses (a page here, `/…`, or `https://…`) and sentences of the documents. */
  evidence: ({ url: string; title: string } | Citation)[];
  place: Place;
}

/** What an expert thinks: kept apart from the facts, and never counted with them. */
export interface Comment {
  on: IsoDate;
  by: string;
  affiliation: string;
  /** An initiative's or a KPI's id. */
  about: string;
  text: string;
  place: Place;
}

/** The documents with their facts, and what the roadmap's rooms keep of them. */
export interface Register extends Documents {
  initiatives: Initiative[];
  kpis: Kpi[];
  statuses: StatusEntry[];
  comments: Comment[];
}
