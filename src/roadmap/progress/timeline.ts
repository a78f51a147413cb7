/** What a timetable draws: when parts and phases of an initiative are to happen, as far as the document says it. Pure. */
import type { Initiative } from '../model.ts';
import type { TimelineBar, TimelineRow } from '../views.ts';
import { sayTiming } from '../wording.ts';

/** The bars of an initiative in the order of their beginnings, and its phases without a time. */
export function timelineOf(
  initiative: Pick<Initiative, 'timing' | 'phases'>,
): Pick<TimelineRow, 'bars' | 'unknown'> {
  const timing = (initiative.timing?.parts ?? []).map((part): TimelineBar => {
    const bar = { kind: part.kind, text: sayTiming(part), beginsBy: null };
    return part.kind === 'start'
      ? { ...bar, from: part.from, to: null, beginsBy: part.to }
      : { ...bar, from: part.from, to: part.to };
  });
  const phases = initiative.phases.flatMap(({ text, period }): TimelineBar[] =>
    period ? [{ kind: 'phase', text, ...period, beginsBy: null }] : [],
  );
  return {
    bars: [...timing, ...phases].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)),
    unknown: initiative.phases.filter(({ period }) => period === null).map(({ text }) => text),
  };
}
