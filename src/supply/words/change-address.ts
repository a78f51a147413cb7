/** The address of the changes page: the state of its filters, and nothing else. Pure, so that a page may use it in the browser. */

import type { IsoDate } from '../../platform/clock.ts';
import { cut } from '../../platform/text.ts';
import type { ChangeKind } from '../model.ts';
import { type ChangePeriod, PERIODS } from '../read/choose-editions.ts';
import type { ChangeListQuery } from '../read/list-changes.ts';
import type { ChangeGroup } from '../read/read-changes.ts';

/** A page of the list. */
export const CHANGE_PAGE_SIZE = 100;

const GROUPS = [
  'worsened',
  'improved',
  'mixed',
  'delisting',
  'outlook',
  'added',
  'removed',
  'listing',
] as const satisfies ChangeGroup[];
/** What a reader may filter by; 掲載 and 掲載終了 are tabs. */
export const MOVED_KINDS = ['response', 'volume', 'detail', 'listing'] as const satisfies ChangeKind[];

export interface ChangeAddress extends Omit<ChangeListQuery, 'from' | 'to' | 'size'> {
  /** As given: may be no date, or one without an edition. */
  from: string | null;
  to: string | null;
  /** In place of dates: the day, week or month of the newest edition, whichever that is when the address is opened. */
  period: ChangePeriod | null;
}

/** Reads an address, untrusted as it is; what has no meaning counts as absent. */
export function readChangeAddress(params: URLSearchParams): ChangeAddress {
  const name = (parameter: string) => cut(params.get(parameter) ?? '', 200) || null;
  const page = params.get('page') ?? '';
  return {
    from: params.get('from'),
    to: params.get('to'),
    period: PERIODS.find((period) => period === params.get('period')) ?? null,
    group: GROUPS.find((group) => group === params.get('tab')) ?? null,
    kinds: MOVED_KINDS.filter((kind) => params.getAll('kind').includes(kind)),
    ingredient: name('ingredient'),
    mah: name('mah'),
    therapeuticClass: name('class'),
    edit: /^[0-9a-f]{12}$/.test(params.get('edit') ?? '') ? params.get('edit') : null,
    quiet: params.get('quiet') === '1',
    byIngredient: params.get('by') === 'ingredient',
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  };
}

/** The inverse: defaults are left out, so that equal views have equal addresses. */
export function changesPath(
  address: Partial<Omit<ChangeAddress, 'from' | 'to'>> & { from?: IsoDate | null; to?: IsoDate | null },
  path: '/changes' | '/changes.csv' = '/changes',
): string {
  const params = new URLSearchParams();
  const set = (name: string, value: string | null | undefined) => {
    if (value) params.set(name, value);
  };
  set('from', address.from);
  set('to', address.to);
  set('period', address.period);
  set('tab', address.group);
  for (const kind of address.kinds ?? []) params.append('kind', kind);
  set('ingredient', address.ingredient);
  set('mah', address.mah);
  set('class', address.therapeuticClass);
  set('edit', address.edit);
  if (address.quiet) params.set('quiet', '1');
  if (address.byIngredient) params.set('by', 'ingredient');
  if (address.page && address.page > 1) params.set('page', String(address.page));
  return params.size > 0 ? `${path}?${params}` : path;
}
