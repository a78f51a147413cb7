/** The public files as a device reads them; nothing in an address tells what it is looking for. */
import type { IsoDate } from '../../platform/clock.ts';
import type { CatalogueFile, NewsEditions, NewsFile } from '../api-schemas.ts';

/** Always asked whether it is still the same: a correction must not wait. */
async function read<T>(path: string): Promise<T> {
  const reply = await fetch(`/api/v1/${path}`, { cache: 'no-cache', credentials: 'omit' });
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
  return reply.json();
}

export const fetchNews = (asOf: IsoDate) => read<NewsFile>(`news/${asOf}`);

export const fetchCatalogue = () => read<CatalogueFile>('catalogue.json');

/** The files of the last editions that brought news, newest first, whether or not they concern this device. */
export async function fetchRecentNews(editions: number): Promise<NewsFile[]> {
  const { items } = await read<NewsEditions>(`news?limit=${editions}`);
  return Promise.all(items.filter(({ count }) => count > 0).map(({ asOf }) => fetchNews(asOf)));
}
