/** The form of a seminar, read from what a browser sends; its times are Japan's. Pure. */
import { z } from 'zod';
import { type IsoDate, japanMinute } from '../../platform/clock.ts';
import { date, type ItemProblem, line, optional, webAddress } from '../../platform/form-fields.ts';
import { cleanLine } from '../../platform/text.ts';
import { readWithAudiences } from '../audience-form.ts';
import { type Audience, audienceField } from '../audiences.ts';

/** What officers say about a seminar. */
export interface SeminarText {
  title: string;
  audiences: Audience[];
  beginsAt: Date;
  endsAt: Date;
  /** A hall, or that it is held online. */
  place: string;
  /** The link to read more or sign up. */
  url: string | null;
  organiser: string;
  note: string;
}

const time = (label: string) =>
  z.string().transform((text, ctx): string => {
    const [, hour, minute] = /^(\d{1,2})[:時](\d{2})/.exec(cleanLine(text).normalize('NFKC')) ?? [];
    if (hour && minute && Number(hour) < 24 && Number(minute) < 60)
      return `${hour.padStart(2, '0')}:${minute}`;
    ctx.addIssue(`${label}を、例のような時刻（13:30）で入れてください。`);
    return z.NEVER;
  });

const Form = z.object({
  title: line('名称', 100),
  on: date('開催日'),
  begins: time('開始時刻'),
  lastOn: z
    .string()
    .transform((text) => cleanLine(text))
    .pipe(z.union([z.literal(''), date('終了日')])),
  ends: time('終了時刻'),
  place: line('会場', 200),
  url: webAddress('案内のアドレス'),
  organiser: line('主催', 100),
  note: optional('補足', 1_000),
});

/** Japan has no summer time. */
const instant = (day: IsoDate, clock: string) => new Date(`${day}T${clock}:00+09:00`);

/** Reads a seminar, or says what is wrong with each field. */
export function readSeminar(
  fields: Readonly<Record<string, string>>,
): { value: SeminarText; problems: [] } | { value: null; problems: ItemProblem[] } {
  const read = readWithAudiences(Form, fields);
  if (!read.value) return read;
  const { on, begins, lastOn, ends, ...text } = read.value;
  const [beginsAt, endsAt] = [instant(on, begins), instant(lastOn || on, ends)];
  if (endsAt > beginsAt) return { value: { ...text, beginsAt, endsAt }, problems: [] };
  const wording = '終了が開始より前か同じです。日付と時刻を確かめてください。';
  return { value: null, problems: [{ item: 'ends', wording }] };
}

/** What a form with this seminar has in its fields. */
export function fieldsOfSeminar(text: SeminarText): Record<string, string> {
  const [begin, end] = [wallTime(text.beginsAt), wallTime(text.endsAt)];
  return {
    title: text.title,
    on: begin.day,
    begins: begin.clock,
    lastOn: end.day === begin.day ? '' : end.day,
    ends: end.clock,
    place: text.place,
    url: text.url ?? '',
    organiser: text.organiser,
    note: text.note,
    ...Object.fromEntries(text.audiences.map((one) => [audienceField(one), 'on'])),
  };
}

/** Date and time of day in Japan. */
export function wallTime(at: Date): { day: IsoDate; clock: string } {
  const [day, clock] = japanMinute(at).split(' ') as [string, string];
  return { day, clock };
}
