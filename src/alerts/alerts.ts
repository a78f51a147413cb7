import { findPackages, findReceiptCodes } from '../medicines/index.ts';
import type { Context } from '../platform/context.ts';
import { inPassing } from '../platform/database/servers/in-passing.ts';
import type { Sending } from '../platform/files/reading/reading.ts';
import type { SupplyReader } from '../supply/index.ts';
import { posterPath } from './addresses.ts';
import * as channels from './channels/channels.ts';
import { readOutbox } from './delivery/outbox-files.ts';
import { FairWork } from './fair-work.ts';
import { handleOf, keysOf, openHandle } from './keys.ts';
import { type ListQuery, viewList } from './list-view.ts';
import type { ListEdit } from './lists/list-bounds.ts';
import { drawList } from './lists/list-csv.ts';
import { type GivenList, previewList } from './lists/list-preview.ts';
import { createList, deleteList, editList, openList } from './lists/lists.ts';
import { findList, touchList } from './lists/store-lists.ts';
import type { Rhythm, WatchRule } from './model.ts';
import { newsFor } from './news/store-news.ts';
import { type PosterView, viewPoster } from './poster/view-poster.ts';

/** Entries of a list's own feed. */
const FEED_ENTRIES = 200;

/** What pages and feeds ask of the room; one for a process. Functions that take a handle throw `list-not-found` for a wrong one. */
export function createAlerts(context: Context, supply: SupplyReader) {
  const keys = () => keysOf(context.settings);
  /** 0, which no channel has, if it is not a number. */
  const channelOf = (shown: string) => keys().unblind(shown) ?? 0;
  const work = new FairWork();
  return {
    /**
     * What a text, a file, ticked products and rules will become, row by row.
     * @throws AnteiError as intake-file.ts, `FairWork.run` and `Reading.read`
     */
    previewList: async (given: GivenList, sending: Sending) =>
      previewList(
        await supply.snapshot(),
        given,
        async (codes) => ({
          receipts: await findReceiptCodes(context.pool, codes.receipts),
          packages: await findPackages(context.pool, codes.packages),
        }),
        { reading: context.reading, sending, work },
      ),
    /** Makes a list and returns its handle. @throws AnteiError `list-too-long` */
    create: async (edit: ListEdit): Promise<string> => (await createList(context, edit)).handle,
    edit: (handle: string, edit: ListEdit): Promise<void> => editList(context, handle, edit),
    /** Adds to what a list has; nothing is taken away. */
    add: (handle: string, codes: readonly string[], rules: readonly WatchRule[]): Promise<void> =>
      editList(context, handle, { add: codes, addRules: rules }),
    /** "All of this ingredient" for each of some products, once. */
    async ingredientsOf(codes: readonly string[]): Promise<WatchRule[]> {
      const { byCode } = await supply.snapshot();
      const names = new Set(codes.flatMap((code) => byCode.get(code)?.ingredient ?? []));
      return [...names].map((value) => ({ kind: 'ingredient', value }));
    },
    remove: (handle: string): Promise<void> => deleteList(context, handle),
    /** A list's name, for pages that need no more; null if there is none. */
    nameOf: async (handle: string): Promise<string | null> => (await openList(context, handle))?.name ?? null,
    /** Everything the page of a list shows; null if there is none. */
    view: async (handle: string, query: ListQuery) => {
      const list = await openList(context, handle);
      return list && viewList(context, await supply.snapshot(), list, query);
    },
    /** The list as a CSV that makes the same list again; null if there is none. */
    exportCsv: async (handle: string): Promise<{ name: string; bytes: Buffer } | null> => {
      const list = await openList(context, handle);
      return (
        list && { name: list.name, bytes: await drawList(context.drawer, await supply.snapshot(), list) }
      );
    },
    /** A list's name and news by the handle of its feed, which opens nothing else; null if there is none. */
    feed: async (feedHandle: string) => {
      const publicId = openHandle(keys(), 'feed', feedHandle);
      const list = publicId && (await findList(context.pool, publicId));
      if (!list) return null;
      const news = await newsFor(context.pool, list.products, list.wants, { limit: FEED_ENTRIES });
      return { name: list.name, news };
    },
    /**
     * A list as a sheet for the wall, by the handle of that sheet, which opens nothing else; null if there is none. Who looks at it
     * uses the list, which is therefore kept.
     */
    async poster(posterHandle: string, siteUrl: string): Promise<PosterView | null> {
      const publicId = openHandle(keys(), 'poster', posterHandle);
      const list = publicId && (await findList(context.pool, publicId));
      if (!list) return null;
      await inPassing(touchList(context.pool, list.id));
      return viewPoster(await supply.snapshot(), list, siteUrl + posterPath(posterHandle));
    },
    feedHandle: (publicId: string): string => handleOf(keys(), 'feed', publicId),

    addEmail: (handle: string, address: string, rhythm: Rhythm) =>
      channels.addEmail(context, handle, address, rhythm),
    addWebhook: (handle: string, url: string) => channels.addWebhook(context, handle, url),
    /** A channel is named as Keys.blind shows it. */
    setRhythm: (handle: string, channel: string, rhythm: Rhythm) =>
      channels.setRhythm(context, handle, channelOf(channel), rhythm),
    removeChannel: (handle: string, channel: string) =>
      channels.removeChannel(context, handle, channelOf(channel)),
    enableChannel: (handle: string, channel: string) =>
      channels.enableChannel(context, handle, channelOf(channel)),
    /** The handle of the list whose e-mail address is now confirmed; null if the link is too old or wrong. */
    confirm: async (channelHandle: string) =>
      (await channels.confirmEmail(context, channelHandle))?.listHandle ?? null,
    unsubscribe: (channelHandle: string) => channels.unsubscribe(context, channelHandle),

    /** Mails that no server took, newest first; null if there is a server, or others could look. */
    outbox: (cookieHeader: string | null) => readOutbox(context, cookieHeader),
  };
}

export type Alerts = ReturnType<typeof createAlerts>;
