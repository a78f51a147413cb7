/** What the timetable asks of the room, by its address. Used by its loader only. */

import type { IsoDate } from '../../../../platform/clock.ts';
import { monthsText } from '../../../../platform/dates/date-text.ts';
import { ACTORS, type Actor } from '../../../model.ts';
import type { Roadmap } from '../../../roadmap.ts';
import type { Standing, TimelineBar, TimelineRow } from '../../../views.ts';
import { type RegisterFilter, readRegisterFilter } from '../initiatives/register-filter.ts';
import { type Axis, axisOf, columnsSpan } from './gantt-shape.ts';

export interface GanttData {
  id: string;
  title: string;
  standing: Standing;
  /** The timing as printed. */
  printed: string | null;
  bars: (TimelineBar & { when: string })[];
  /** Number of phases without a time. */
  unknown: number;
  columns: Axis | null;
}

export interface GanttSection {
  id: string;
  title: string;
  /** From its own rows, so that one old date does not squeeze the years of all others. */
  axis: Axis;
  groups: { title: string; rows: GanttData[] }[];
}

export interface TimetablePage {
  today: IsoDate;
  filter: RegisterFilter;
  by: 'document' | 'actor';
  /** How many have no time at all. */
  untimed: number;
  total: number;
  sections: GanttSection[];
}

/** The rows that the address asks for, grouped by document and chapter, or by who acts. */
export async function readTimetable(
  roadmap: Pick<Roadmap, 'timeline' | 'register'>,
  query: URLSearchParams,
  today: IsoDate,
): Promise<TimetablePage> {
  const filter = readRegisterFilter(roadmap.register, query);
  const by = query.get('by') === 'actor' ? 'actor' : 'document';
  const { document, actor, chapter, standing } = filter.asked;
  const found = await roadmap.timeline({ document, actor, chapter, standing });
  // What has no time would be a hatched bar and nothing else: that can be asked for.
  const timed = found.filter(hasTime);
  const rows = filter.untimed ? found : timed;
  return {
    today,
    filter,
    by,
    untimed: found.length - timed.length,
    total: rows.length,
    sections: (by === 'actor' ? byActor(rows, actor) : byDocument(rows, roadmap.register.documents)).map(
      (section) => ({
        ...section,
        axis: axisOf(
          section.groups.flatMap((group) => group.rows),
          today,
        ),
      }),
    ),
  };
}

const hasTime = ({ bars, unknown }: TimelineRow) => bars.length > 0 || unknown.length > 0;

function byDocument(
  rows: TimelineRow[],
  documents: readonly { id: string; title: string }[],
): Omit<GanttSection, 'axis'>[] {
  return documents.flatMap(({ id, title }) => {
    const own = rows.filter(({ initiative }) => initiative.document === id);
    const chapters = Map.groupBy(own, ({ initiative }) => initiative.chapter.join(' › '));
    return own.length === 0
      ? []
      : [{ id, title, groups: [...chapters].map(([name, of]) => group(name, of)) }];
  });
}

/** An initiative of several actors is listed with each. */
function byActor(rows: TimelineRow[], only: Actor | undefined): Omit<GanttSection, 'axis'>[] {
  return (Object.keys(ACTORS) as Actor[]).flatMap((actor) => {
    const own = rows.filter(({ initiative }) => initiative.actors.includes(actor));
    if (own.length === 0 || (only && only !== actor)) return [];
    return [{ id: actor, title: ACTORS[actor], groups: [group(ACTORS[actor], own)] }];
  });
}

function group(title: string, rows: TimelineRow[]): GanttSection['groups'][number] {
  return { title, rows: rows.map(toData) };
}

function toData({ initiative, bars, unknown }: TimelineRow): GanttData {
  return {
    id: initiative.id,
    title: initiative.title,
    standing: initiative.standing,
    printed: initiative.timing?.printed ?? null,
    bars: bars.map((bar) => ({ ...bar, when: span(bar) })),
    unknown: unknown.length,
    columns: columnsSpan(initiative),
  };
}

function span({ from, to }: TimelineBar): string {
  if (from === null || to === null) return '';
  return monthsText({ from, to });
}
