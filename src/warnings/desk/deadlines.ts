/** Days of this room that people are reminded of: answers that makers owe, and warnings that wait at the ministry. */
import { ministryOrganisations } from '../../access/index.ts';
import { addDays } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { Deadline } from '../../platform/room.ts';
import { TRIAGE_DAYS } from '../analysis/analysis.ts';
import { openWarnings, requestDays } from './store-waiting.ts';

/** In words that a mail may hold: they tell that there is something, and of nothing. */
const WORDS = {
  answer: '増産の依頼への回答',
  due: '供給不安報告の対応',
  triage: '供給不安報告の内容確認',
};

export async function warningDeadlines({ pool }: Pick<Context, 'pool'>): Promise<Deadline[]> {
  const [requests, warnings, ministries] = await Promise.all([
    requestDays(pool),
    openWarnings(pool),
    ministryOrganisations(pool),
  ]);
  const one = { count: 1, unit: '件' } as const;
  const asked = requests.map(
    (request): Deadline => ({ ...request, ...one, person: null, what: WORDS.answer }),
  );
  const worked = warnings.flatMap(
    ({ state, stateSince, dueOn, reached: person }): Omit<Deadline, 'organisation'>[] => {
      const untriaged = state === 'received' || state === 'triage';
      return [
        ...(dueOn ? [{ ...one, dueOn, person, what: WORDS.due }] : []),
        ...(untriaged
          ? [{ ...one, dueOn: addDays(stateSince, TRIAGE_DAYS), person, what: WORDS.triage }]
          : []),
      ];
    },
  );
  return [...asked, ...ministries.flatMap(({ id }) => worked.map((one) => ({ ...one, organisation: id })))];
}
