/**
 * What lies in this machine's data folder and not in the store goes there: files of before there was a store, of a restored backup, and of
 * a store that was lost. Every machine with a worker does it when that starts, so that nobody has to.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../../platform/context.ts';
import { hashOfFile } from '../../platform/files/stored-file.ts';
import { madeFiles } from '../../platform/store/made-files.ts';
import { storeOf } from '../../platform/store/store.ts';
import { namedNow } from './named-files.ts';

type World = Pick<Context, 'settings' | 'pool' | 'log'>;

/** @returns how many files the store lacked */
export async function offerFiles(context: World): Promise<number> {
  const { settings, pool } = context;
  const store = storeOf(settings);
  if (!store) return 0;
  let offered = 0;
  for (const { folder, path, sha256 } of await namedNow(pool)) {
    if (await store.has(sha256)) continue;
    const place = join(settings.dataDir, folder, path);
    if ((await hashOfFile(place))?.sha256 !== sha256) continue;
    await store.keep(place, sha256);
    offered += 1;
  }
  await madeFiles(context)?.forgetLost();
  return offered;
}

const AGAIN_MS = 60_000;

/** Offers them once, and as often as it takes until the store answers. */
export async function keepOffering(context: World, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      const files = await offerFiles(context);
      if (files > 0) context.log.info({ files }, 'files of this machine were put into the store');
      return;
    } catch (error) {
      context.log.warn({ err: error, againInMs: AGAIN_MS }, 'files of this machine are not in the store yet');
      await sleep(AGAIN_MS, undefined, { signal: stopping, ref: false }).catch(() => undefined);
    }
  }
}
