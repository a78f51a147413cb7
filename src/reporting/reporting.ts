import type { Actor } from '../access/index.ts';
import type { Sending } from '../platform/files/reading/reading.ts';
import type { SupplyContext, SupplyReader } from '../supply/index.ts';
import type { ReportItem } from './model.ts';
import { countAsking } from './overview/count-own.ts';
import { overdueMakers } from './overview/overdue.ts';
import { listProducts, type ProductsQuery, readOwnProduct } from './overview/products.ts';
import { nextPublication } from './publish/next-publication.ts';
import { countPending, pendingReports, publishReports } from './publish/publish.ts';
import { receiptDrawing } from './receipt/draw-receipt.ts';
import { listOwn, readSubmission } from './receipt/receipt.ts';
import { lastVerified } from './receipt/verified.ts';
import { dropDraft, saveDraft } from './submit/drafts.ts';
import { confirmNoChange } from './submit/no-change.ts';
import { checkItems, type Submission, submitItems } from './submit/submit.ts';
import { confirmUpload, readPreview } from './upload/confirm.ts';
import { type Mends, mendUpload } from './upload/mend.ts';
import { previewFile } from './upload/preview-file.ts';
import { reportTemplate } from './upload/template.ts';

/** What pages and the API ask of the room; one for a process. Each verb documents what it throws. */
export function createReporting(context: SupplyContext) {
  return {
    products: (actor: Actor, query: ProductsQuery) => listProducts(context, actor, query),
    /** How many products ask for their maker. */
    counts: (actor: Actor) => countAsking(context, actor),
    product: (actor: Actor, yjCode: string) => readOwnProduct(context, actor, yjCode),
    saveDraft: (actor: Actor, yjCode: string, input: unknown, version: string, seen?: string | null) =>
      saveDraft(context, actor, yjCode, input, version, seen),
    dropDraft: (actor: Actor, yjCode: string) => dropDraft(context, actor, yjCode),
    /** What a report would do; nothing is stored. */
    check: (actor: Actor, items: readonly ReportItem[]) => checkItems(context, actor, items),
    submit: (actor: Actor, submission: Submission) => submitItems(context, actor, submission),
    /** The maker's own list in the official layout. */
    template: (actor: Actor) => reportTemplate(context, actor),
    /** What a file would change; it waits a day for its confirmation. */
    previewFile: (
      actor: Actor,
      file: { name: string; bytes: Uint8Array },
      sent: Pick<Sending, 'signal' | 'progress'> = {},
    ) => previewFile(context, actor, file, sent),
    preview: (actor: Actor, uploadId: string) => readPreview(context, actor, uploadId),
    /** Changes cells of a file that waits, and looks again. */
    mend: (actor: Actor, uploadId: string, mends: Mends) => mendUpload(context, actor, uploadId, mends),
    confirm: (actor: Actor, uploadId: string, acknowledged: readonly string[], seen?: number) =>
      confirmUpload(context, actor, uploadId, acknowledged, seen),
    /** 「今月は変更なし」 for all products. */
    noChange: (actor: Actor) => confirmNoChange(context, actor),
    submissions: (actor: Actor, page: number) => listOwn(context, actor, page),
    submission: (actor: Actor, number: string) => readSubmission(context, actor, number),
    receiptPdf: async (actor: Actor, number: string) =>
      context.drawer.draw(receiptDrawing(await readSubmission(context, actor, number))),
    /** When what waits is published by itself. */
    nextPublication: () => nextPublication(context.clock.now(), context.settings.publishAt),
    /** For the ministry: what waits for the next edition, and what was published. */
    pending: (actor: Actor) => pendingReports(context, actor),
    /** For the ministry: how many submissions wait for it. */
    countPending: (actor: Actor) => countPending(context, actor),
    publish: (actor: Actor) => publishReports(context, actor),
    /** For the ministry: makers that owe a word. */
    overdue: (actor: Actor, supply: Pick<SupplyReader, 'snapshot'>) => overdueMakers(context, supply, actor),
    /** For the ministry: whether what is stored was whole last night. */
    verified: (actor: Actor) => lastVerified(context, actor),
  };
}

export type Reporting = ReturnType<typeof createReporting>;
