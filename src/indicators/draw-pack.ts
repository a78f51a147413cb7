import { LRUCache } from 'lru-cache';
import type { IsoDate } from '../platform/clock.ts';
import type { Current } from './current.ts';
import { type PackFormat, type PackSource, readPack } from './read-pack.ts';

/** A pack takes a third of a second to draw; the last few are kept as long as nothing new is imported. */
const KEPT = 20;

/**
 * Draws council packs, each once.
 * @param current what there is; a pack is made anew when it changes
 */
export function packDrawer(source: PackSource, current: () => Promise<Current>) {
  const kept = new WeakMap<Current, LRUCache<string, Promise<Buffer>>>();
  return async (
    code: string,
    params: URLSearchParams,
    date: IsoDate,
    format: PackFormat,
  ): Promise<Buffer> => {
    const now = await current();
    const drawn = kept.get(now) ?? new LRUCache<string, Promise<Buffer>>({ max: KEPT });
    kept.set(now, drawn);
    const key = [code, params, date, format].join(' ');
    const known = drawn.get(key);
    if (known) return known;
    const asked = draw(source, code, params, date, format);
    drawn.set(key, asked);
    asked.catch(() => drawn.delete(key));
    return asked;
  };
}

async function draw(
  source: PackSource,
  code: string,
  params: URLSearchParams,
  date: IsoDate,
  format: PackFormat,
): Promise<Buffer> {
  const pack = await readPack(source, code, params, date);
  // Loaded where it is needed: most processes draw nothing.
  if (format === 'xlsx') return (await import('./pack-xlsx.ts')).packXlsx(pack);
  return (await import('./pack-pdf.ts')).packPdf(pack);
}
