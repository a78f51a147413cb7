import { hasRole } from '../../../../access/model.ts';
import { actorOf, type Services } from '../../../../web/services.ts';
import type { DeskWarning } from '../../../desk/desk.ts';
import { type ContactLog, soonest } from '../../../model.ts';
import { remarksOn } from '../../../notices/notice.ts';
import { isOpen, STEPS } from '../../../notices/state.ts';
import { historyLines } from '../history-wording.ts';
import { noticeLines } from '../notice-wording.ts';
import { warningsOf } from '../service.ts';

/** All that the desk's page of a warning shows; no more of it leaves the server. @throws AnteiError `not-found` */
export async function readDeskPage(services: Services, number: string) {
  const actor = actorOf(services);
  const view = await warningsOf(services).deskView(actor, number);
  const { warning, names, ...shown } = view;
  const { notice, state, events } = warning;
  return {
    ...shown,
    number: warning.number,
    version: warning.version,
    state,
    open: isOpen(state),
    steps: STEPS[state],
    mayAct: hasRole(actor.role, 'editor'),
    maker: warning.organisation,
    person: warning.person,
    cause: warning.cause,
    receivedAt: warning.receivedAt,
    expectedOn: soonest(notice),
    assigneeId: warning.assigneeId,
    assignee: warning.assignee,
    dueOn: warning.dueOn,
    over: saidOver(events),
    publicLink: publicLink(events),
    notice: noticeLines(notice),
    remarks: remarksOn(notice),
    contacts: contactsOf(warning),
    files: warning.files,
    history: historyLines(events, notice, (code) => names[code] ?? code),
    readings: events
      .filter((event) => event.kind === 'read')
      .map(({ id, at, person }) => ({ id, at, person }))
      .reverse(),
  };
}

export type DeskPage = Awaited<ReturnType<typeof readDeskPage>>;

export interface ContactRow extends ContactLog {
  id: number;
  by: string | null;
}

/** Newest day first. */
function contactsOf({ events }: DeskWarning): ContactRow[] {
  return events
    .flatMap((event) => (event.kind === 'log' ? [{ ...event.content, id: event.id, by: event.person }] : []))
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : b.id - a.id));
}

/** What the maker said when it declared the worry to be over, unless the warning has been moved since. */
function saidOver(events: DeskWarning['events']): { at: Date; note: string } | null {
  const last = events.findLast((event) => event.kind === 'over' || event.kind === 'move');
  return last?.kind === 'over' ? { at: last.at, note: last.content.note } : null;
}

/** Where the public sees the shortage: of the last step that ended in one. */
function publicLink(events: DeskWarning['events']): string | null {
  const last = events.findLast(
    (event) => event.kind === 'move' && (event.content.link !== null || event.content.to === 'triage'),
  );
  return last?.kind === 'move' ? last.content.link : null;
}
