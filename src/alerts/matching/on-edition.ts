/**
 * What alerts do in the transaction of an edition:
 *
 *   facts ─▶ news (what the edition brings for each product; nothing if it is withdrawn)
 *   newest edition, no news kept of it  ─▶ lists take in what their rules say ─▶ messages due, revision 1
 *   news kept of it that differ now     ─▶ revision n: those who were told wrongly are due a correction,
 *                                          and, where the edition is the newest, who was not told is due news
 *   an edition that returns after it was withdrawn ─▶ as above, but news that come back as they were told are told only to
 *                                          those who had not been told
 *   an older edition, or one whose changes now follow from a late one ─▶ its news are kept for the pages, nobody is told
 *
 * A failure anywhere here undoes the edition too: there is no edition without its messages, and no message without its edition.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { EditionPorts } from '../../supply/index.ts';
import { dueTimes } from '../due.ts';
import type { News } from '../model.ts';
import { type FreshNews, newsOf } from '../news/news.ts';
import * as store from '../news/store-edition.ts';
import { newsOfEdition } from '../news/store-news.ts';
import { takeIn } from './follow.ts';
import { matchNews } from './match-channels.ts';
import { correctTold, matchRest, tellDevices } from './store-corrections.ts';
import { dueUnlessHeld } from './store-restored.ts';

/** What supply tells about an edition (`told` of supply/ports.ts). */
export function announceEditions(context: {
  clock: Clock;
  settings: Pick<Context['settings'], 'digestAt'>;
}): EditionPorts['told'] {
  return async (client, asOf, event) => {
    const facts = await store.editionFacts(client, asOf);
    const kept = await newsOfEdition(client, asOf);
    const news = facts ? newsOf(facts) : [];
    const { fresh, wrong, voided, returned } = compare(kept, news, event === 'returned');
    if (fresh.length === 0 && voided.length === 0) return;
    const edition = { asOf, revision: 1 + kept.reduce((highest, one) => Math.max(highest, one.revision), 0) };
    await store.writeNews(client, edition, { fresh, voided, returned });
    if (event === 'follows') return;
    const due = await dueUnlessHeld(client, asOf, dueTimes(context.clock.now(), context.settings.digestAt));
    const again = kept.length > 0;
    if (again) await correctTold(client, edition, [...wrong, ...voided], due, event === 'withdrawn');
    if (await store.isNewest(client, asOf)) {
      await takeIn(client, fresh);
      if (again) await matchRest(client, edition, fresh, due);
      else await matchNews(client, edition, fresh, due);
      // A device that heard of the edition before hears of it again only if the news differ.
      if (event !== 'returned' || wrong.length > 0) await tellDevices(client, edition, due);
    }
    await store.addSendJob(client);
  };
}

/**
 * Compares kept news with today's: which to keep again, for which products something told is wrong, whose news no longer hold, and which came
 * back as they were told. Other candidates than were told make no news wrong.
 */
function compare(kept: readonly News[], now: readonly FreshNews[], returns: boolean) {
  const inForce = kept.filter((one) => !one.void);
  const byProduct = (news: readonly News[]) => new Map(news.map((one) => [one.productId, one]));
  const [told, toldEver] = [byProduct(inForce), byProduct(returns ? kept : inForce)];
  const holds = new Set(now.map((one) => one.productId));
  const differs = (from: typeof told, one: FreshNews, part: (news: FreshNews) => unknown) => {
    const before = from.get(one.productId);
    return before === undefined || !isDeepStrictEqual(part(before), part(one));
  };
  const whole = ({ topics, content }: FreshNews) => [topics, content];
  const said = ({ topics, content: { candidates: _, ...content } }: FreshNews) => [topics, content];
  const numbers = (news: readonly FreshNews[]) => news.map((one) => one.productId);
  const fresh = now.filter((one) => differs(told, one, whole));
  return {
    fresh,
    wrong: numbers(now.filter((one) => differs(toldEver, one, said))),
    voided: [...told.keys()].filter((product) => !holds.has(product)),
    returned: returns ? numbers(fresh.filter((one) => !differs(toldEver, one, said))) : [],
  };
}
