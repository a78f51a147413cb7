/** A seminar in words, ready to be shown. Pure. */
import { weekday } from '../../platform/clock.ts';
import { dateText } from '../../platform/dates/date-text.ts';
import { sayAudiences } from '../audiences.ts';
import { wallTime } from './seminar-form.ts';
import type { Seminar } from './store-seminars.ts';

/** What pages show of a seminar. */
export interface SeminarView {
  id: string;
  title: string;
  /** 「2026年9月20日（日）13:30〜15:00」 */
  when: string;
  audiences: string;
  place: string;
  url: string | null;
  organiser: string;
  note: string;
  cancelled: boolean;
}

export function viewOfSeminar(seminar: Seminar): SeminarView {
  const { publicId, title, audiences, place, url, organiser, note, cancelled } = seminar;
  return {
    id: publicId,
    title,
    when: sayWhen(seminar),
    audiences: sayAudiences(audiences),
    place,
    url,
    organiser,
    note,
    cancelled,
  };
}

/** From when to when, in Japan's time; the second day only where it is another. */
export function sayWhen({ beginsAt, endsAt }: Pick<Seminar, 'beginsAt' | 'endsAt'>): string {
  const [begin, end] = [wallTime(beginsAt), wallTime(endsAt)];
  const last = end.day === begin.day ? '' : sayDay(end.day);
  return `${sayDay(begin.day)}${begin.clock}〜${last}${end.clock}`;
}

function sayDay(day: string): string {
  return `${dateText(day)}（${'日月火水木金土'[weekday(day)]}）`;
}
