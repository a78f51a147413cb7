/** Countries by their Japanese names, as makers write them. Pure. */
const NAMES = new Intl.DisplayNames('ja', { type: 'region', fallback: 'none' });
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Regions that are not countries. */
const NO_COUNTRIES = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'ZZ',
  'XA',
  'XB',
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'IC',
  'TA',
]);
/** Codes that were replaced, for which a name is given all the same. */
const isCurrent = (code: string) => new Intl.Locale(`und-${code}`).region === code;

const BY_CODE = new Map(
  LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).flatMap((code) => {
    const name = NO_COUNTRIES.has(code) || !isCurrent(code) ? undefined : NAMES.of(code);
    return name ? [[code, name] as const] : [];
  }),
);

/** What the official name is not, but people write. */
const ALSO: Record<string, string> = {
  米国: 'US',
  アメリカ: 'US',
  英国: 'GB',
  大韓民国: 'KR',
  中華人民共和国: 'CN',
  独: 'DE',
  伊: 'IT',
  仏: 'FR',
  日本国: 'JP',
  国内: 'JP',
  オランダ王国: 'NL',
};

const key = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s・･]/g, '')
    .toUpperCase();
const BY_NAME = new Map([
  ...[...BY_CODE].flatMap(
    ([code, name]) =>
      [
        [key(name), code],
        [code, code],
      ] as const,
  ),
  ...Object.entries(ALSO).map(([name, code]) => [key(name), code] as const),
]);

/** The Japanese name of an ISO 3166 code; the code itself if there is none. */
export function countryName(code: string): string {
  return BY_CODE.get(code) ?? code;
}

/** ISO 3166 codes of the countries named in a text, separated by commas or 、, and the names that are none. */
export function readCountries(text: string): { codes: string[]; unknown: string[] } {
  const names = text.split(/[、,，;；/／\n]+/).filter((name) => name.trim() !== '');
  const codes = new Set<string>();
  const unknown: string[] = [];
  for (const name of names) {
    const code = BY_NAME.get(key(name));
    if (code) codes.add(code);
    else unknown.push(name.trim());
  }
  return { codes: [...codes], unknown };
}
