import { formatDate } from '../../../ui/format.ts';
import { ANSWERS, CONTACT_KINDS, type Notice, STATES, type WarningEvent } from '../../model.ts';
import { noticeChanges } from './notice-wording.ts';

/** A line of a warning's history. */
export interface HistoryLine {
  id: number;
  at: Date;
  /** On which side, and who. */
  who: string;
  what: string;
  /** What was written with it. */
  note: string | null;
  link: string | null;
  changes: { term: string; before: string; after: string }[];
}

/** Who does each; everything else is done by the ministry. */
const SIDES: Partial<Record<WarningEvent['kind'], string>> = {
  submit: '報告した会社',
  change: '報告した会社',
  over: '報告した会社',
  file: '報告した会社',
  answer: '依頼した会社',
};

/** What happened, newest first; readings are told elsewhere. @param now the notice as it is today */
export function historyLines(
  events: readonly WarningEvent[],
  now: Notice,
  nameOf: (yjCode: string) => string,
): HistoryLine[] {
  const lines: HistoryLine[] = [];
  // From the newest back: what a correction led to is what the next one found.
  let after = now;
  for (const event of events.toReversed()) {
    if (event.kind === 'read') continue;
    const { id, at, person } = event;
    const line = {
      id,
      at,
      who: [SIDES[event.kind], person].filter(Boolean).join('　'),
      note: null,
      link: null,
      changes: [],
    };
    if (event.kind === 'change') {
      const { before } = event.content;
      lines.push({ ...line, what: '報告を修正', changes: noticeChanges(before, after) });
      after = before;
    } else lines.push({ ...line, ...words(event, nameOf) });
  }
  return lines;
}

function words(
  event: Exclude<WarningEvent, { kind: 'read' | 'change' }>,
  nameOf: (yjCode: string) => string,
): { what: string; note?: string | null; link?: string | null } {
  switch (event.kind) {
    case 'submit':
      return { what: '報告を提出' };
    case 'over':
      return { what: '供給不安がなくなったと連絡', note: event.content.note };
    case 'move': {
      const { from, to, note, link } = event.content;
      return { what: `「${STATES[from]}」から「${STATES[to]}」へ`, note: note || null, link };
    }
    case 'assign': {
      const { assignee, dueOn } = event.content;
      return {
        what: `担当：${assignee ?? 'なし'}、期限：${dueOn ? formatDate(dueOn) : 'なし'}`,
      };
    }
    case 'log':
      return { what: `連絡を記録：${CONTACT_KINDS[event.content.with]}　${event.content.who}` };
    case 'ask':
      return { what: `増産を依頼：${nameOf(event.content.yjCode)}（${event.content.mah}）` };
    case 'answer':
      return { what: `増産の依頼に回答：${ANSWERS[event.content.answer]}` };
    case 'file':
      return { what: `添付：${event.content.name}` };
  }
}
