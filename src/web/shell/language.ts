/** Which pages are in English, and where the same is said in the other language. Pure. */

export type Language = 'ja' | 'en';

/** Pages that there are in both languages, Japanese first; a star stands for the rest of the address. */
const PAIRS = [
  ['/', '/en'],
  ['/search', '/en/search'],
  ['/guide', '/en/words'],
  ['/products/*', '/en/products/*'],
] as const;

/** Everything below /en is in English. */
export function languageOf(pathname: string): Language {
  return /^\/en(\/|$)/.test(pathname) ? 'en' : 'ja';
}

/** The addresses of a page in both languages; null for a page that there is in one only. */
export function inBothLanguages(pathname: string): Record<Language, string> | null {
  const at = languageOf(pathname) === 'ja' ? 0 : 1;
  for (const pair of PAIRS) {
    const stem = pair[at].replace('*', '');
    const isStem = stem !== pair[at];
    if (isStem ? !pathname.startsWith(stem) || pathname === stem : pathname !== stem) continue;
    const rest = isStem ? pathname.slice(stem.length) : '';
    return { ja: pair[0].replace('*', rest), en: pair[1].replace('*', rest) };
  }
  return null;
}
