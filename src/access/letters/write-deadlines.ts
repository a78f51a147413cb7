/**
 * What is near its day or past it, told to whom it concerns: one letter a person and day at most, and only on days on which
 * something asks for it, so that nobody learns to look away. The letter then names everything, the worst first.
 */
import { daysBetween, type IsoDate, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { numberText } from '../../platform/number-text.ts';
import type { Deadline } from '../../platform/room.ts';
import { deadlineReaders, endRetaken, insertDeadlines, retakenPeople } from './store-letters.ts';
import { rolesThatHave } from './write-letters.ts';

/** Days before the end from which on something is near. */
const NEAR_DAYS = 3;
/** Days after which nobody is reminded any more: it stands on the page of one's work. */
const LAST_DAYS = 30;

/**
 * Writes the letters of today; again on the same day writes none.
 * @param only the people whose letters alone are written; null for everybody
 * @returns how many
 */
export async function writeDeadlines(
  { pool, clock }: Pick<Context, 'pool' | 'clock'>,
  deadlines: readonly Deadline[],
  only: readonly number[] | null = null,
): Promise<number> {
  const [day, now] = [today(clock), clock.now()];
  const told = deadlines.filter(({ dueOn }) => isTold(daysBetween(day, dueOn)));
  const organisations = [...new Set(told.map(({ organisation }) => organisation))];
  return inTransaction(pool, async (client) => {
    const readers = await deadlineReaders(client, organisations, rolesThatHave('deadline'));
    let written = 0;
    for (const [personId, memberships] of Map.groupBy(readers, (reader) => reader.personId)) {
      if (only !== null && !only.includes(personId)) continue;
      const own = told.filter(
        ({ organisation, person }) =>
          memberships.some(({ organisationId }) => organisationId === organisation) &&
          (person === null || person === personId),
      );
      if (!own.some(({ dueOn }) => asks(daysBetween(day, dueOn)))) continue;
      if (await insertDeadlines(client, { personId, lines: deadlineLines(own, day), day, now })) written++;
    }
    return written;
  });
}

/**
 * Writes today's letters anew of those who have left an organisation before theirs was sent.
 * @param deadlinesNow asked only where there is somebody
 * @returns how many
 */
export async function rewriteDeadlines(
  context: Pick<Context, 'pool' | 'clock'>,
  deadlinesNow: () => Promise<readonly Deadline[]>,
): Promise<number> {
  const day = today(context.clock);
  const people = await retakenPeople(context.pool, day);
  if (people.length === 0) return 0;
  const written = await writeDeadlines(context, await deadlinesNow(), people);
  await endRetaken(context.pool, people, day);
  return written;
}

/** True if a letter of the day names it. @param days left; negative once it has passed */
export function isTold(days: number): boolean {
  return days <= NEAR_DAYS && days >= -LAST_DAYS;
}

/** True on the days on which it asks for a letter: near, on the day itself, the day after, and then every week. */
export function asks(days: number): boolean {
  return isTold(days) && (days === NEAR_DAYS || days === 0 || (days < 0 && (days + 1) % 7 === 0));
}

/** 「増産の依頼への回答：期限を過ぎたもの2件、3日以内のもの1件」, what has been over for the longest first. */
export function deadlineLines(deadlines: readonly Deadline[], day: IsoDate): string[] {
  const kinds = [...Map.groupBy(deadlines, ({ what }) => what)].map(([what, all]) => {
    const count = (wanted: (deadline: Deadline) => boolean) =>
      all.filter(wanted).reduce((sum, one) => sum + one.count, 0);
    const parts = [
      ['期限を過ぎたもの', count(({ dueOn }) => dueOn < day)],
      ['今日まで', count(({ dueOn }) => dueOn === day)],
      [`${NEAR_DAYS}日以内のもの`, count(({ dueOn }) => dueOn > day)],
    ] as const;
    const found = parts.flatMap(([words, number]) =>
      number > 0 ? [`${words}${numberText(number)}${all[0]!.unit}`] : [],
    );
    return { text: `${what}：${found.join('、')}`, first: all.map(({ dueOn }) => dueOn).sort()[0]! };
  });
  return kinds
    .toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))
    .map(({ text }) => text);
}
