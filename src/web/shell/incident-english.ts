/** A failure on a page in English: by what went wrong, as the site's own messages and remedies are in Japanese. Pure. */
import type { Incident } from './incident.ts';

type Words = Pick<Incident, 'title' | 'remedy'>;

const BY_STATUS: Record<number, Words> = {
  0: { title: 'No connection', remedy: 'Check the connection and try again.' },
  400: { title: 'The address or what was sent cannot be read', remedy: 'Check the address and try again.' },
  404: {
    title: 'Page not found',
    remedy: 'Check the address, or search for the product by its Japanese name or YJ code.',
  },
  413: { title: 'Too much was sent', remedy: 'Send less at once.' },
  429: { title: 'Too many requests', remedy: 'Wait a minute and try again.' },
  503: { title: 'The site is busy', remedy: 'Wait ten seconds and open the page again.' },
};
const REFUSED: Words = { title: 'This cannot be done', remedy: 'Check the address and try again.' };
const OURS: Words = {
  title: 'Something went wrong on our side',
  remedy: 'Try again in a few minutes. If it stays, tell whoever runs this site.',
};

/** The same failure in English. Without its detail, which is in Japanese; the code leads to it. */
export function incidentInEnglish(incident: Incident): Incident {
  const { status } = incident;
  const words = BY_STATUS[status] ?? (status < 500 ? REFUSED : OURS);
  return { ...incident, ...words, detail: undefined };
}

/** What stands around a failure. */
export const AROUND = {
  ja: {
    site: '安定 Antei',
    error: 'エラー',
    next: '次にできること',
    search: { to: '/search', label: '品目を検索する' },
    top: { to: '/', label: 'トップへ戻る' },
    data: 'データについて',
    safe: '公開しているデータはそのままです。この画面が出ても、失われたものはありません。',
    quote: 'お問い合わせの際にお伝えください：',
  },
  en: {
    site: 'Antei',
    error: 'Error',
    next: 'What you can do',
    search: { to: '/en/search', label: 'Search for a product' },
    top: { to: '/en', label: 'Back to the first page' },
    data: 'About the data',
    safe: 'The published data is as it was. Nothing was lost.',
    quote: 'Please quote: ',
  },
} as const;
