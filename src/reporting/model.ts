/**
 * 供給状況報告: what a manufacturer says about the supply of its products (issue and notice: columns ⑫, ⑭ to ⑲ of the official
 * list; the dates ⑬ and ⑳ follow from the day of the report). Types and pure rules; no I/O.
 */
import type { IsoDate } from '../platform/clock.ts';
import type {
  Cell,
  RecoveryOutlook,
  ShipmentResponse,
  ShortageReason,
  StatedVolume,
  VolumeOutlook,
} from '../supply/model.ts';

/** What is reported of one product, as understood; never 'unknown', and ⑰ never blank: a report states it. */
export interface ReportedStatus {
  response: Exclude<ShipmentResponse, 'unknown'>;
  reason: Exclude<ShortageReason, 'unknown'>;
  outlook: Exclude<RecoveryOutlook, 'unknown'>;
  /** ⑯ free text: when it is expected to end, or the stock to be used up. */
  outlookText: string | null;
  volume: StatedVolume;
  volumeOutlook: Exclude<VolumeOutlook, 'unknown'> | null;
  /** ⑲ percent of the usual volume. */
  volumeOutlookPercent: number | null;
}

/** What somebody began to report, or what is understood of a row in force: the fields that are known. */
export type PartialStatus = Partial<ReportedStatus>;

/** A product of a report on its way, from a form or a program: unread, not yet trusted. */
export interface ReportItem {
  yjCode: string;
  status: unknown;
  /** Version of the product on which the report was made; needed to submit. */
  version?: string;
}

/** The official columns (0-based) that a report writes: ⑫ to ⑳, in this order in `cells` of a report. */
export const REPORTED_COLUMNS = [11, 12, 13, 14, 15, 16, 17, 18, 19] as const;

/** Something a rule found in a row, or that could not be read. Errors block; warnings can be acknowledged. */
export interface Finding {
  /** Code of the rule (rules.ts). */
  code: string;
  level: 'error' | 'warning';
  /** Row number in the sheet, 1-based; null for a form or the API. */
  row: number | null;
  yjCode: string | null;
  name: string | null;
  /** Header of the column, with its letter for a file; null if the whole row is meant. */
  column: string | null;
  value: Cell;
  /** What is wrong, and what to do. */
  wording: string;
  remedy: string;
}

/** A cell that would change. */
export interface CellChange {
  /** Official column, 0-based. */
  column: number;
  /** Short name of the column: 出荷対応, 理由 … */
  label: string;
  before: Cell;
  after: Cell;
}

/** What a submission would do, product by product; nothing else changes. */
export interface ProductChange {
  yjCode: string;
  name: string;
  row: number | null;
  changes: CellChange[];
  /** What would be reported. */
  status: ReportedStatus;
  /** What was in force when the preview was made; another one at the confirmation is a conflict. */
  version: string;
}

export interface Preview {
  /** Under which it waits for its confirmation; null for the API's dry run and the form. */
  uploadId: string | null;
  fileName: string | null;
  /** Rows read. */
  rows: number;
  unchanged: number;
  /** Own products that the file does not mention: nothing is reported of them. 0 for a form or the API. */
  missing: number;
  changes: ProductChange[];
  errors: Finding[];
  warnings: Finding[];
}

export type SubmissionKind = 'change' | 'no-change';

/** The receipt of a submission: what was taken, when, from whom, and the hash that proves it. */
export interface Receipt {
  number: string;
  kind: SubmissionKind;
  channel: 'form' | 'file' | 'api';
  organisation: string;
  /** Null for a program. */
  person: string | null;
  submittedAt: string;
  reportedOn: IsoDate;
  fileName: string | null;
  /** SHA-256 over the reported content: see submission-hash.ts. */
  sha256: string;
  products: ReceiptProduct[];
  /** Codes of acknowledged warnings with how many rows. */
  acknowledged: { code: string; wording: string; count: number }[];
}

/** A product of a submission; for 「変更なし」 every product of the organisation, without changes. */
export interface ReceiptProduct {
  yjCode: string;
  name: string;
  changes: CellChange[];
  /** First edition that carries it; null while it waits. */
  publishedOn: IsoDate | null;
  /** Number of the submission that declares this report to have been wrong. */
  correctedBy: string | null;
  /** Number of the submission that this report corrects. */
  corrects: string | null;
}

/** Why a product asks for its maker's attention. */
export const STALE = {
  'forecast-passed': '見込みの時期を過ぎています',
  'no-word': '限定出荷・供給停止・出荷量の減少から90日を超えて報告がありません',
  monthly: '今月の確認がまだです',
} as const;
export type Stale = keyof typeof STALE;

/** Days of a problem without word after which it is stale. */
export const NO_WORD_DAYS = 90;
