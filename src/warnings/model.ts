/**
 * 供給不安報告: what a manufacturer tells the ministry, in confidence, of a shortage it expects within six months. The items are
 * the notice's; notice.ts reads them, state.ts says how a warning goes on. Types, code lists and their words; no I/O.
 */
import type { EssentialSupply } from '../medicines/model.ts';
import type { IsoDate } from '../platform/clock.ts';
import { readable } from '../platform/text.ts';
import type { ShipmentResponse, StatedVolume } from '../supply/model.ts';

/** Why a shortage is expected. */
export const CAUSES = {
  material: '原材料調達',
  manufacturing: '製造トラブル',
  quality: '品質トラブル',
  administrative: '行政処分',
  demand: '需要増',
  others: '他社品の影響',
  disaster: '自然災害',
  delisting: '薬価削除・販売中止',
  other: 'その他',
} as const;
export type Cause = keyof typeof CAUSES;

/** With whom the maker should have talked. */
export const TALKS = {
  makers: '代替品の製造販売業者',
  societies: '関係学会・医療機関',
  offices: '審査部門・GMP部門',
} as const;
export type TalkWith = keyof typeof TALKS;

export const TALK_STATES = { none: '未着手', talking: '協議中', done: '済' } as const;
export type TalkState = keyof typeof TALK_STATES;

/** Patients for whom nothing else can be used. */
export const PATIENTS = { none: 'いない', some: 'いる（少数）', many: 'いる（多数）' } as const;
export type Patients = keyof typeof PATIENTS;

export const STATES = {
  received: '受付',
  triage: '内容確認中',
  coordinating: '調整中',
  prevented: '未然に防止',
  shortage: '供給不足',
  closed: '完了',
} as const;
export type State = keyof typeof STATES;

/** How a maker answers a request for more. */
export const ANSWERS = { yes: 'できる', partly: '一部できる', no: 'できない' } as const;
export type Answer = keyof typeof ANSWERS;

/** With whom the desk spoke. */
export const CONTACT_KINDS = {
  maker: '製造販売業者',
  society: '学会・団体',
  institution: '医療機関・薬局',
  wholesaler: '卸売販売業者',
  office: '行政機関（審査・GMP・都道府県）',
  other: 'その他',
} as const;
export type ContactKind = keyof typeof CONTACT_KINDS;

/** What a notice says of one of its products. What the maker does not know is null. */
export interface NoticeProduct {
  /** The maker's own product and what the public list said about it on the day of the report. */
  yjCode: string;
  productName: string;
  mah: string;
  essential: EssentialSupply | null;
  /** Percent of the market of the ingredient, form and strength. */
  marketShare: number | null;
  volume: StatedVolume;
  response: Exclude<ShipmentResponse, 'unknown'>;
  /** When the shortage is expected to begin. */
  expectedOn: IsoDate;
  /** With its unit: 「月に約120万錠」. */
  quantity: string;
  /** Months that the maker's stock lasts. */
  stockMonths: number | null;
}

/** The notice's items, as read: those of its first product, those of the other ones, and what is the same for all. */
export interface Notice extends NoticeProduct {
  more: NoticeProduct[];
  reportedOn: IsoDate;
  cause: Cause;
  occurredOn: IsoDate;
  details: string;
  /** Only where the cause is 他社品の影響. */
  otherProduct: string | null;
  improvement: string;
  alternatives: string;
  talks: Record<TalkWith, { state: TalkState; text: string }>;
  patients: Patients;
  patientCount: number | null;
  contact: { name: string; phone: string; email: string };
}

/** All products of a notice, in the order in which they were chosen. */
export function productsOf(notice: Notice): [NoticeProduct, ...NoticeProduct[]] {
  return [notice, ...notice.more];
}

/** 「安心錠６０ｍｇ ほか2品目」, by the name as people read it. */
export function titleOf({ productName, more }: { productName: string; more: readonly object[] }): string {
  return `${readable(productName)}${more.length > 0 ? ` ほか${more.length}品目` : ''}`;
}

/** When the first of its products is expected to run short. */
export function soonest(notice: Notice): IsoDate {
  return productsOf(notice)
    .map(({ expectedOn }) => expectedOn)
    .sort()[0]!;
}

/** Months that the scarcest of its products lasts; null if none is known. */
export function leastStock(notice: Notice): number | null {
  const known = productsOf(notice).flatMap(({ stockMonths }) => stockMonths ?? []);
  return known.length > 0 ? Math.min(...known) : null;
}

/** A warning that was begun and not sent. */
export interface WarningDraft {
  id: string;
  /** Codes of its products. */
  yjCodes: string[];
  /** What the form's fields hold, as it was typed. */
  fields: Record<string, string>;
  /** Grows with every saving. */
  version: number;
  savedBy: string | null;
  savedAt: Date;
}

/**
 * Something that happened to a warning. Its maker submits, changes, adds files and says that it is over; the maker that was
 * asked answers; all else the ministry does.
 */
export type WarningEvent = { id: number; at: Date; person: string | null } & (
  | { kind: 'submit'; content: object }
  /** What was there before the maker corrected it. */
  | { kind: 'change'; content: { before: Notice } }
  /** The maker says that the worry is over. */
  | { kind: 'over'; content: { note: string } }
  | { kind: 'move'; content: { from: State; to: State; note: string; link: string | null } }
  | { kind: 'assign'; content: { assignee: string | null; dueOn: IsoDate | null } }
  | { kind: 'log'; content: ContactLog }
  | { kind: 'ask'; content: { requestId: string; yjCode: string; mah: string } }
  | { kind: 'answer'; content: { requestId: string; answer: Answer } }
  | { kind: 'file'; content: { id: string; name: string } }
  | { kind: 'read'; content: object }
);
export type EventKind = WarningEvent['kind'];

/** A contact of the desk with somebody outside. */
export interface ContactLog {
  with: ContactKind;
  /** Who it was: society, company, person. */
  who: string;
  on: IsoDate;
  what: string;
}

export interface StoredFile {
  id: string;
  name: string;
  /** Media type, as its content says. */
  type: string;
  bytes: number;
  sha256: string;
  addedAt: Date;
}

/** A request for increased supply as the ministry sees it. */
export interface SupplyRequest extends Omit<RequestToMaker, 'ended'> {
  askedBy: string | null;
  answeredBy: string | null;
}

/** The same as the asked maker sees it: nothing in it tells about a warning. */
export interface RequestToMaker {
  id: string;
  productId: number;
  yjCode: string;
  mah: string;
  message: string;
  dueOn: IsoDate | null;
  askedAt: Date;
  answer: Answer | null;
  quantity: string;
  text: string;
  answeredAt: Date | null;
  /** Nobody waits for an answer any more. */
  ended: boolean;
}

/** A warning as it is stored, with the names of whom it concerns. */
export interface StoredWarning {
  id: number;
  number: string;
  organisationId: number;
  /** The maker that warns. */
  organisation: string;
  /** Who sent it. */
  person: string | null;
  productId: number;
  reportedOn: IsoDate;
  notice: Notice;
  cause: Cause;
  state: State;
  assigneeId: number | null;
  assignee: string | null;
  dueOn: IsoDate | null;
  receivedAt: Date;
  /** When it was prevented or became a shortage. */
  resolvedAt: Date | null;
  closedAt: Date | null;
  /** Grows with every correction, step and assignment; a change names the version that its author saw. */
  version: number;
}

/** Where a product's active ingredient comes from. Countries as ISO 3166 codes. */
export interface SourceDeclaration {
  productId: number;
  singleSource: boolean;
  countries: string[];
  declaredAt: Date;
}
