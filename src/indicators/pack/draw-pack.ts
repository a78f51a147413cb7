import { hash } from 'node:crypto';
import type { IsoDate } from '../../platform/clock.ts';
import type { Drawer } from '../../platform/turns/drawer.ts';
import type { Current } from '../figures/current.ts';
import { readAsked } from '../figures/page-query.ts';
import { chooseView } from '../figures/page-source.ts';
import { COUNT_LIMITED } from '../page-measures.ts';
import { checkPrefecture, noPack, type PackFormat, type PackSource, readPack } from './read-pack.ts';

const DRAWN_BY = {
  pdf: { module: new URL('./pack-pdf.ts', import.meta.url), name: 'packPdf' },
  xlsx: { module: new URL('./pack-xlsx.ts', import.meta.url), name: 'packXlsx' },
};

/**
 * Draws council packs, each once for what there is.
 * @param current what there is; a pack is made again when it changes
 */
export function packDrawer(drawer: Drawer, source: PackSource, current: () => Promise<Current>) {
  const revisions = new WeakMap<Current, number>();
  let last = 0;
  /** A number of what there is. */
  const revisionOf = (now: Current) => {
    const known = revisions.get(now) ?? ++last;
    revisions.set(now, known);
    return known;
  };
  /** @throws AnteiError `not-found`, `no-dataset`, `drawing-busy`, `drawing-failed` */
  return async (
    code: string,
    params: URLSearchParams,
    date: IsoDate,
    format: PackFormat,
  ): Promise<Buffer> => {
    checkPrefecture(code);
    const asked = await askedOf(source, params);
    return drawer.draw({
      key: [
        'pack',
        revisionOf(await current()),
        hash('sha1', JSON.stringify(await source.recorded(date))),
        code,
        asked,
        date,
        format,
      ].join(' '),
      ...DRAWN_BY[format],
      read: async () => [await readPack(source, code, asked, date)],
    });
  };
}

/** All dates without an edition give the same pack. */
const BEFORE_ALL_EDITIONS = '1900-01-01';

/**
 * What an address asks of a pack, and nothing else: parameters that nobody knows are left out, and dates are the dates of the lists and
 * the edition that were in force, so that the same pack is drawn once however it is asked for.
 * @throws AnteiError `no-dataset`
 */
async function askedOf(source: PackSource, params: URLSearchParams): Promise<URLSearchParams> {
  const { asked } = readAsked(params, ['dataset', 'codes', 'edition']);
  const chosen = await chooseView(source, asked, []);
  if (!chosen) throw noPack();
  const { dataset, codes, edition } = asked;
  const found = new URLSearchParams();
  if (dataset !== undefined) found.set('dataset', dataset);
  if (codes !== undefined) found.set('codes', chosen.codeDates.find((day) => day <= codes) ?? codes);
  if (edition !== undefined)
    found.set('edition', (await source.supplyStates(edition))?.asOf ?? BEFORE_ALL_EDITIONS);
  if (params.get(COUNT_LIMITED) === 'count') found.set(COUNT_LIMITED, 'count');
  return found;
}
