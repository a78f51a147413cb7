/**
 * The list as the browser keeps it, in IndexedDB: the page edits it, the service worker reads it. Nothing of it is ever sent.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { IsoDate } from '../../platform/clock.ts';
import { DEFAULT_WANTS } from '../model.ts';
import type { DeviceList, Told } from './device-matching.ts';

export interface SavedList extends DeviceList {
  /** The newest edition whose replaced codes the list has followed. */
  followed: IsoDate | null;
  /** True while this device wants to be told of new editions. */
  pushed: boolean;
}

/** So that a correction can be told too. */
interface ToldOf extends Told {
  asOf: IsoDate;
}

interface Kept extends DBSchema {
  list: { key: 'list'; value: SavedList };
  told: { key: IsoDate; value: ToldOf };
}

const NAME = 'antei';
/** Corrections come within days; older notifications are gone from every screen. */
const KEEP_TOLD = 10;

const EMPTY_LIST: SavedList = { products: [], wants: DEFAULT_WANTS, followed: null, pushed: false };

function open(): Promise<IDBPDatabase<Kept>> {
  return openDB<Kept>(NAME, 1, {
    upgrade(db) {
      db.createObjectStore('list');
      db.createObjectStore('told', { keyPath: 'asOf' });
    },
    // A newer page wants to change the layout: let it.
    blocking: (_now, _wanted, event) => (event.target as IDBDatabase).close(),
  });
}

/** Work on the database, closed again whatever comes: the worker lives for seconds, and a page must not hold up another. */
async function withKept<T>(work: (db: IDBPDatabase<Kept>) => Promise<T>): Promise<T> {
  const db = await open();
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** The list of this device; an empty one if there is none. */
export function readList(): Promise<SavedList> {
  return withKept(async (db) => (await db.get('list', 'list')) ?? EMPTY_LIST);
}

/** Changes the list in one transaction, so that two windows do not undo each other's work, and returns it as it is then. */
export function changeList(change: (list: SavedList) => SavedList): Promise<SavedList> {
  return withKept(async (db) => {
    const transaction = db.transaction('list', 'readwrite');
    const before = (await transaction.store.get('list')) ?? EMPTY_LIST;
    const after = change(before);
    if (after !== before) await transaction.store.put(after, 'list');
    await transaction.done;
    return after;
  });
}

/** Deletes the list and what was told of it, for good. */
export function forgetList(): Promise<void> {
  return withKept(async (db) => {
    const transaction = db.transaction(['list', 'told'], 'readwrite');
    await Promise.all([
      transaction.objectStore('list').clear(),
      transaction.objectStore('told').clear(),
      transaction.done,
    ]);
  });
}

/** What was notified of an edition; null if nothing was. */
export function readTold(asOf: IsoDate): Promise<Told | null> {
  return withKept(async (db) => (await db.get('told', asOf)) ?? null);
}

export function keepTold(asOf: IsoDate, { wants, items }: Told): Promise<void> {
  return withKept(async (db) => {
    const transaction = db.transaction('told', 'readwrite');
    await transaction.store.put({ asOf, wants, items });
    const editions = await transaction.store.getAllKeys();
    for (const old of editions.slice(0, -KEEP_TOLD)) await transaction.store.delete(old);
    await transaction.done;
  });
}
