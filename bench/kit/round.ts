import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './processes.ts';
import type { Workplace } from './workplace.ts';

/** Official files beside the checkout; they are not part of the repository. */
const REAL = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
const LISTS = { price: 'mhlw_price_20230315.csv', 'generic-info': 'mhlw_ge_20230315.csv' };
const WORKBOOKS = ['001258655', '001258659', '001258661', '001258663', '001258713', '001258716'];

const made = new WeakMap<Workplace, Promise<string>>();

/**
 * A data folder of the demonstration with round 9 of NDB Open Data and the lists of its last month; made once. Without the
 * official files it is the demonstration as it is.
 */
export function withRound(place: Workplace): Promise<string> {
  const folder = made.get(place) ?? makeRound(place);
  made.set(place, folder);
  return folder;
}

async function makeRound(place: Workplace): Promise<string> {
  const dataDir = await place.filled();
  if (!existsSync(join(REAL, 'ndb'))) {
    console.error('the official files are not here; measuring pages of indicators without a round');
    return dataDir;
  }
  const antei = (...args: string[]) => run('../bin/antei.js', [...args, '--data', dataDir]);
  for (const [kind, name] of Object.entries(LISTS)) await antei('import', kind, join(REAL, 'price', name));
  await antei('import', 'ndb', ...WORKBOOKS.map((name) => join(REAL, 'ndb', '09', `${name}.xlsx`)));
  return dataDir;
}
