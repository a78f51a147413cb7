/** What an officer's entry says, in one line. */

import { sayMoment } from '../../documents/model.ts';
import { type Kpi, STATES } from '../model.ts';
import { sayPeriod, sayValue } from '../wording.ts';
import type { CommentRow, PointRow, StatusRow, TargetRow } from './store-entries.ts';

export function sayStatus({ state, since, note }: Pick<StatusRow, 'state' | 'since' | 'note'>): string {
  return `${STATES[state]}（${sayMoment(since)}）${note}`;
}

export function sayPoint(kpi: Kpi, { period, value, source }: PointRow): string {
  return `${sayPeriod(period)}の値 ${sayValue(kpi, value)}（${source}）`;
}

export function sayTarget(kpi: Kpi, { value, due, wording, source }: TargetRow): string {
  return `新しい目標 ${sayValue(kpi, value)}（${sayMoment(due)}まで）「${wording}」（${source}）`;
}

export function sayComment({ expert, affiliation, body }: CommentRow): string {
  return `${expert}（${affiliation}）「${body}」`;
}
