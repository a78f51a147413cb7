/** What people search for, made from the catalogue that the site serves: the same few hundred searches in every run. */
import { get } from 'node:http';
import { Random } from '../../src/supply/demo/random.ts';

export interface Listed {
  yjCode: string;
  name: string;
  ingredient: string;
  mah: string;
  therapeuticClass: string;
  route: string;
  category: string;
  response: string;
  volume: string;
}

/** Every product of the site, page by page. */
export async function listProducts(url: string): Promise<Listed[]> {
  const all: Listed[] = [];
  for (let page = 1; ; page++) {
    const { items, total } = await getJson<{ items: Listed[]; total: number }>(
      `${url}/api/v1/products?sort=name&size=200&page=${page}`,
    );
    all.push(...items);
    if (items.length === 0 || all.length >= total) return all;
  }
}

/**
 * Distinct searches as query strings: brands as far as typed (katakana, hiragana, half width), brand and strength, kanji of
 * ingredients and makers, parts of codes, single characters, prescriptions by generic name, slips; about every other one with filters, some sorted or on a later page.
 */
export function searches(products: readonly Listed[], count: number, seed = 1): string[] {
  const random = new Random(seed);
  const found = new Set<string>();
  while (found.size < count) {
    const params = new URLSearchParams();
    const product = random.pick(products);
    const q = random.pick(WAYS)(product, random);
    if (q) params.set('q', q);
    if (random.next() < 0.5) addFilters(params, product, random);
    if (random.next() < 0.1) params.set('sort', random.pick(['name', 'status', 'updated']));
    if (random.next() < 0.1) params.set('page', '2');
    found.add(params.toString());
  }
  return [...found];
}

type Way = (product: Listed, random: Random) => string;

/** Letters before the first digit, without the mark of the demonstration. */
const brand = (product: Listed) =>
  /^[^\d０-９「]*/.exec(product.name.replace(/^デモ/, ''))![0] || product.name;
const start = (text: string, random: Random) =>
  text.slice(0, random.between(2, Math.max(2, Math.min(6, text.length))));
const strength = (product: Listed) => /[\d０-９．.]+/.exec(product.name)?.[0]?.normalize('NFKC') ?? '';

const WAYS: Way[] = [
  (product, random) => start(brand(product), random),
  (product, random) => hiragana(start(brand(product), random)),
  (product, random) => halfWidth(start(brand(product), random)),
  (product) => product.name,
  (product) => `${brand(product)}${strength(product)}`,
  (product, random) => `${hiragana(start(brand(product), random))} ${strength(product)}`,
  (product) => product.ingredient,
  (product, random) =>
    /[\p{Script=Han}]{2,}/u.exec(product.ingredient)?.[0] ?? start(product.ingredient, random),
  (product) => product.mah.replace(/^(株式会社|デモ)/, ''),
  (product) => `${product.mah} ${strength(product)}`,
  (product, random) => product.yjCode.slice(0, random.between(4, 9)),
  (product, random) => product.yjCode.slice(random.between(1, 4), random.between(8, 11)).toLowerCase(),
  (_product, random) => random.pick(['錠', 'ア', 'mg', '5', '注', 'カプセル', '散', '点眼']),
  (product) => `【般】${product.ingredient}錠${strength(product)}ｍｇ`,
  (product) => `${brand(product).slice(0, 5)}ヌ${strength(product)}`,
  () => '',
];

/** Mostly values that the product has, so that most searches find something. */
function addFilters(params: URLSearchParams, product: Listed, random: Random): void {
  for (const name of random.shuffle([...FILTERS]).slice(0, random.between(1, 2))) {
    const value = name === 'class' ? product.therapeuticClass : product[name];
    params.append(name, value);
  }
  if (random.next() < 0.2) params.append('response', random.pick(['limitedOwn', 'limitedOthers', 'stopped']));
}

const FILTERS = ['response', 'volume', 'category', 'route', 'class', 'mah'] as const;

function hiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

const HALF = 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰ';
const TO_HALF = new Map(Array.from(HALF, (kana) => [kana.normalize('NFKC'), kana]));

function halfWidth(text: string): string {
  return Array.from(
    text.normalize('NFD'),
    (c) => TO_HALF.get(c) ?? { '\u3099': 'ﾞ', '\u309a': 'ﾟ' }[c] ?? c,
  ).join('');
}

function getJson<T>(url: string): Promise<T> {
  return new Promise((resolve, reject) => {
    get(url, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(JSON.parse(text))
          : reject(new Error(`${url}: ${response.statusCode}`)),
      );
    }).on('error', reject);
  });
}
