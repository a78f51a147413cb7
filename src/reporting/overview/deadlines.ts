/** What makers owe a word on, by the day on which it was due: the same reasons as on their own page (stale.ts). */
import { addDays, type IsoDate, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { lastDay, monthOf } from '../../platform/dates/months.ts';
import type { Deadline } from '../../platform/room.ts';
import { createSupplyReader } from '../../supply/index.ts';
import { NO_WORD_DAYS, type Stale } from '../model.ts';
import { lastWord, staleReasons, type Word } from './stale.ts';
import { registeredMakers, reportDays } from './store-overdue.ts';

const WORDS: Record<Stale, string> = {
  'forecast-passed': '解除・解消の見込みを過ぎた品目の報告',
  'no-word': `${NO_WORD_DAYS}日より長く知らせのない品目の報告`,
  monthly: '今月の報告か「変更なし」の確認',
};

/** Of every registered maker; products that are due on the same day count together. */
export async function reportDeadlines(context: Context): Promise<Deadline[]> {
  const { pool, clock } = context;
  const day = today(clock);
  const [{ byMah }, days, makers] = await Promise.all([
    createSupplyReader(context).snapshot(),
    reportDays(pool),
    registeredMakers(pool),
  ]);
  const found = new Map<string, Deadline>();
  for (const [mah, { organisationId, confirmedOn }] of makers)
    for (const row of byMah.get(mah) ?? []) {
      const word = { row, reportedOn: days.get(row.id) ?? null, confirmedOn };
      for (const reason of staleReasons(word, day)) {
        const dueOn = dueDay(reason, word, day);
        if (dueOn === null) continue;
        const key = `${organisationId} ${reason} ${dueOn}`;
        const known = found.get(key);
        if (known) known.count++;
        else
          found.set(key, {
            organisation: organisationId,
            person: null,
            dueOn,
            what: WORDS[reason],
            count: 1,
            unit: '品目',
          });
      }
    }
  return [...found.values()];
}

/** Null where nobody knows since when. */
function dueDay(reason: Stale, word: Word, day: IsoDate): IsoDate | null {
  if (reason === 'monthly') return lastDay(monthOf(day));
  if (reason === 'forecast-passed') return word.row.forecast!.latest ?? word.row.forecast!.earliest;
  const last = lastWord(word);
  return last && addDays(last, NO_WORD_DAYS);
}
