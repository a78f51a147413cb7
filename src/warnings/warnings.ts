import { randomUUID } from 'node:crypto';
import type { Actor } from '../access/index.ts';
import type { Context } from '../platform/context.ts';
import type { CellValue } from '../platform/files/xlsx.ts';
import { CSV_WRITER } from '../platform/turns/drawer.ts';
import type { SupplyReader } from '../supply/index.ts';
import { type AnalysisQuery, readAnalysis } from './analysis/read-analysis.ts';
import * as sources from './analysis/sources.ts';
import * as desk from './desk/desk.ts';
import { readDeskView } from './desk/desk-view.ts';
import { ALL, type QueueFilter, readQueue } from './desk/queue.ts';
import * as requests from './desk/requests.ts';
import { attachFile, readFile } from './files/attach.ts';
import { discreet } from './notices/discreet.ts';
import * as drafts from './notices/drafts.ts';
import * as report from './notices/report.ts';
import type { Move } from './notices/state.ts';

/**
 * What the pages of makers and of the ministry's desk ask of the room; one for a process. Each verb checks who acts, and that
 * the record is theirs; each throws AnteiError `forbidden` and `not-found`, and what its definition says.
 */
export function createWarnings(context: Pick<Context, 'pool' | 'clock' | 'drawer'>, supply: SupplyReader) {
  return discreet({
    // The maker's.
    submit: async (
      actor: Actor,
      yjCodes: readonly string[],
      fields: Record<string, string>,
      draft: { id: string; seen: number } | null = null,
    ) => report.submitWarning(context, await supply.snapshot(), actor, yjCodes, fields, draft),
    drafts: async (actor: Actor) => drafts.ownDrafts(context, await supply.snapshot(), actor),
    draft: async (actor: Actor, id: string) => drafts.ownDraft(context, await supply.snapshot(), actor, id),
    saveDraft: async (
      actor: Actor,
      draft: { id: string; seen: number } | null,
      given: { yjCodes: readonly string[]; fields: Record<string, string> },
    ) => drafts.saveDraft(context, await supply.snapshot(), actor, draft, given),
    dropDraft: (actor: Actor, id: string) => drafts.dropDraft(context, actor, id),
    change: (actor: Actor, number: string, seen: number, fields: Record<string, string>) =>
      report.changeWarning(context, actor, number, seen, fields),
    over: (actor: Actor, number: string, note: string) => report.declareOver(context, actor, number, note),
    own: (actor: Actor) => report.ownWarnings(context, actor),
    ownWarning: (actor: Actor, number: string) => report.ownWarning(context, actor, number),
    ownProducts: async (actor: Actor, yjCodes: readonly string[]) =>
      report.ownProducts(await supply.snapshot(), actor, yjCodes),
    attach: (actor: Actor, number: string, file: { name: string; bytes: Uint8Array }) =>
      attachFile(context, actor, number, file),
    ownRequests: (actor: Actor) => requests.ownRequests(context, actor),
    answer: (actor: Actor, id: string, given: { answer: string; quantity: string; text: string }) =>
      requests.answerRequest(context, actor, id, given),
    ownSources: async (actor: Actor, page: number) =>
      sources.ownSources(context, await supply.snapshot(), actor, page),
    declare: async (actor: Actor, rows: { yjCode: string; single: string; countries: string }[]) =>
      sources.declareSources(context, await supply.snapshot(), actor, rows),

    // Both sides'.
    file: (actor: Actor, number: string, id: string) => readFile(context, actor, number, id),

    // The ministry's.
    queue: async (actor: Actor, filter: QueueFilter = ALL) =>
      readQueue(context, await supply.snapshot(), actor, filter),
    analysis: async (actor: Actor, query: AnalysisQuery) =>
      readAnalysis(context, await supply.snapshot(), actor, query),
    warning: (actor: Actor, number: string) => desk.readWarning(context, actor, number),
    deskView: async (actor: Actor, number: string) =>
      readDeskView(context, await supply.snapshot(), actor, number),
    officers: (actor: Actor) => desk.officers(context, actor),
    move: async (actor: Actor, number: string, seen: number, move: Move) =>
      desk.moveWarning(context, await supply.snapshot(), actor, number, seen, move),
    assign: (
      actor: Actor,
      number: string,
      seen: number,
      assignment: { assignee: number | null; dueOn: string },
    ) => desk.assignWarning(context, actor, number, seen, assignment),
    log: (actor: Actor, number: string, given: { with: string; who: string; on: string; what: string }) =>
      desk.logContact(context, actor, number, given),
    ask: async (actor: Actor, number: string, asked: { yjCode: string; message: string; dueOn: string }) =>
      requests.askForSupply(context, await supply.snapshot(), actor, number, asked),
    recordExport: (actor: Actor, what: 'warnings' | 'analysis', count: number) =>
      desk.recordExport(context, actor, what, count),
    /** A table as CSV, written in turn, beside the thread that answers, and not kept. */
    csv: (cells: CellValue[][]) =>
      context.drawer.draw({ ...CSV_WRITER, key: randomUUID(), keep: false, read: async () => [cells] }),
  });
}

export type Warnings = ReturnType<typeof createWarnings>;
