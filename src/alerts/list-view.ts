/** A list as its page shows it: its products and their supply, its news, its topics and its channels. */
import type { IsoDate } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import { workersState } from '../platform/database/workers.ts';
import { monthDayClockText } from '../platform/dates/date-text.ts';
import type { Settings } from '../platform/settings.ts';
import {
  type CurrentProduct,
  describeTrouble,
  readable,
  responseLasting,
  type Snapshot,
  troubleScore,
} from '../supply/index.ts';
import { isInTrouble, isTroubled } from '../supply/model.ts';
import { posterPath } from './addresses.ts';
import { webhookSecret } from './channels/channels.ts';
import { confirmationsFail } from './channels/store-channels.ts';
import { hasOutboxPage } from './delivery/outbox-files.ts';
import { handleOf, keysOf } from './keys.ts';
import type { WatchList } from './lists/lists.ts';
import { ruleChoice } from './lists/rule-intake.ts';
import type { StoredChannel } from './lists/store-lists.ts';
import { ALL_WANTS } from './model.ts';
import { toNewsItem } from './news/news-wording.ts';
import { newsFor, previewMessages } from './news/store-news.ts';

export interface ListQuery {
  /** 1-based. */
  page: number;
  sort: ListSort;
  /** Another choice of topics to preview; the list's own by default. */
  wants?: number;
}

export const LIST_SORTS = { status: '供給の悪い順', name: '品名' } as const;
export type ListSort = keyof typeof LIST_SORTS;

const LIST_PAGE_SIZE = 100;
/** Editions that the preview looks back on: about two months. */
const PREVIEW_EDITIONS = 30;
const NEWS_SHOWN = 10;

/** Everything the page of a list shows. */
export async function viewList(context: Context, snapshot: Snapshot, list: WatchList, query: ListQuery) {
  const products = list.products.flatMap((id) => snapshot.byId.get(id) ?? []);
  const asOf = snapshot.edition?.asOf ?? null;
  const wants = query.wants === undefined ? list.wants : query.wants & ALL_WANTS;
  const pages = Math.max(1, Math.ceil(products.length / LIST_PAGE_SIZE));
  const page = Math.min(Math.max(1, query.page), pages);
  const picked = new Set(list.picked);
  const [news, preview, workers, failing] = await Promise.all([
    newsFor(context.pool, list.products, wants, { limit: NEWS_SHOWN }),
    previewMessages(context.pool, list.products, wants, PREVIEW_EDITIONS),
    workersState(context.pool),
    confirmationsFail(context.pool),
  ]);
  return {
    handle: list.handle,
    name: list.name,
    asOf,
    wants,
    /** False while another choice than the saved one is looked at. */
    saved: wants === list.wants,
    total: products.length,
    figures: {
      stopped: count(products, (one) => one.listed && one.response === 'stopped'),
      limited: count(products, (one) => one.listed && isTroubled(one.response) && one.response !== 'stopped'),
      lessVolume: count(
        products,
        (one) => one.listed && !isTroubled(one.response) && isInTrouble(one) && one.volume !== 'notStated',
      ),
      notStated: count(
        products,
        (one) => one.listed && !isTroubled(one.response) && one.volume === 'notStated',
      ),
      normal: count(products, (one) => one.listed && !isInTrouble(one)),
      gone: count(products, (one) => !one.listed),
    },
    page,
    sort: query.sort,
    rows: sorted(products, query.sort)
      .slice((page - 1) * LIST_PAGE_SIZE, page * LIST_PAGE_SIZE)
      .map((product) => toRow(product, picked.has(product.id), asOf)),
    rules: list.rules.map((rule) => ruleChoice(snapshot, rule)),
    news: news.map(toNewsItem),
    preview,
    channels: list.channels.map((channel) => toChannel(context, channel)),
    feed: `/feeds/lists/${handleOf(keysOf(context.settings), 'feed', list.publicId)}`,
    poster: posterPath(handleOf(keysOf(context.settings), 'poster', list.publicId)),
    digestAt: context.settings.digestAt,
    /** Mails land on a page of this machine. */
    outbox: await hasOutboxPage(context),
    /** True if something lives that sends, and what was to be sent lately was taken. */
    sends: workers.alive > 0 && !failing,
  };
}

export type ListView = Awaited<ReturnType<typeof viewList>>;

function count(products: readonly CurrentProduct[], is: (product: CurrentProduct) => boolean): number {
  return products.reduce((sum, product) => sum + (is(product) ? 1 : 0), 0);
}

const { compare } = new Intl.Collator('ja', { numeric: true });

/** What has left the list first, then the worst supplied; by name within each. */
function sorted(products: readonly CurrentProduct[], sort: ListSort): CurrentProduct[] {
  const score = (product: CurrentProduct) => (product.listed ? troubleScore(product) : -1);
  return products
    .map((product) => ({ product, score: sort === 'name' ? 0 : score(product) }))
    .sort((a, b) => a.score - b.score || compare(a.product.name, b.product.name))
    .map(({ product }) => product);
}

function toRow(product: CurrentProduct, picked: boolean, asOf: IsoDate | null) {
  return {
    code: product.yjCode,
    name: readable(product.name),
    facts: readable(`${product.ingredient}・${product.strength}`),
    maker: readable(product.mah),
    response: product.response,
    volume: product.volume,
    note: asOf && product.listed ? describeTrouble(product, asOf, responseLasting(product, asOf)) : null,
    listed: product.listed,
    /** Chosen by hand: it can be taken out; what a rule takes in goes with the rule. */
    picked,
  };
}

export type ListRow = ReturnType<typeof toRow>;

function toChannel(context: { settings: Settings }, channel: StoredChannel) {
  const { id, kind, address, rhythm, confirmedAt, confirmBy, disabledAt, disabledWhy } = channel;
  return {
    id: keysOf(context.settings).blind(id),
    kind,
    // A browser's address is of no use to anybody but its push service.
    address: kind === 'push' ? new URL(JSON.parse(address).endpoint).host : address,
    rhythm,
    state: disabledAt ? ('stopped' as const) : confirmedAt ? ('active' as const) : ('unconfirmed' as const),
    confirmBy: confirmBy ? monthDayClockText(confirmBy) : null,
    why: disabledWhy,
    secret: kind === 'webhook' ? webhookSecret(context, id) : null,
  };
}

export type ChannelView = ReturnType<typeof toChannel>;
