/**
 * The council pack of a prefecture: all that its document and its workbook say. The same data and date give the same pack, so
 * that the document a council has in hand can be made again and compared.
 */
import type { IsoDate } from '../../platform/clock.ts';
import { type Step, stepOf, stepsOf } from '../compare/map-steps.ts';
import { AnteiError } from '../errors.ts';
import type { Headline } from '../headlines/headline-model.ts';
import { readHeadlines } from '../headlines/read-headlines.ts';
import { type Formula, formulaOf } from '../measures/formula.ts';
import { type DatasetPart, type Measure, PREFECTURES, type UnmappedCode } from '../model.ts';
import { BIOSIMILAR, GENERIC } from '../page-measures.ts';
import { type IngredientShortage, shortagesOf } from '../product-facts/shortages.ts';
import { citation, formatPeriod } from '../source-wording.ts';
import { LICENCE, maskingRule, partName } from '../views/read-dataset.ts';
import { type PrefecturePage, type PrefectureSource, readPrefecturePage } from '../views/read-prefecture.ts';

export type PackFormat = 'pdf' | 'xlsx';

/** A file of a list of prices or generic classes. */
export interface ListFile {
  kind: 'price' | 'generic-info';
  effectiveFrom: IsoDate;
  file: string;
  sha256: string;
}

export interface PackSource extends PrefectureSource {
  listFiles(): Promise<readonly ListFile[]>;
}

export interface MapTile {
  code: string;
  name: string;
  value: number | null;
  step: Step | null;
}

export interface Definition {
  measure: Measure;
  formula: Formula;
}

/** A file that the figures were made of. */
export interface PackFile {
  /** What it is: 「内服薬・外来（院外）・都道府県別」. */
  what: string;
  file: string;
  sha256: string;
  /** Its masking rule in words; '' where it has none. */
  masking: string;
}

export interface Shortage extends IngredientShortage {
  /** Yen of the prefecture's originators with generics and generics, as far as shown. */
  yen: number;
}

export interface Pack {
  /** The day on which it was made. */
  date: IsoDate;
  title: string;
  /** Of a dataset of the demonstration. */
  invented: boolean;
  page: PrefecturePage;
  /** 「2022年4月～2023年3月」 */
  period: string;
  /** The state's targets, as every page says them, as of `date`. */
  headlines: Headline[];
  map: { measure: Measure; tiles: MapTile[]; legend: string[] };
  /** How many of the costliest ingredients were checked, and which of them are in short supply; null without an edition. */
  supply: { asOf: IsoDate; looked: number; shortages: Shortage[] } | null;
  definitions: Definition[];
  files: PackFile[];
  unmapped: UnmappedCode[];
  citation: string;
  licence: string;
}

/** Ingredients whose supply a council asks for first. */
const MAIN_INGREDIENTS = 50;

/**
 * Reads the pack of a prefecture.
 * @param params as the address of the prefecture's page
 * @param date the day on which it is made
 * @throws AnteiError `not-found` for a code of no prefecture, `no-dataset`
 */
export async function readPack(
  source: PackSource,
  code: string,
  params: URLSearchParams,
  date: IsoDate,
): Promise<Pack> {
  checkPrefecture(code);
  const page = await readPrefecturePage(source, code, params);
  if (page === null || page === 'unknown') throw noPack();
  const { view } = page;
  const supply = await source.supplyStates(view.edition ?? null);
  const [shares, costs, lists, headlines] = await Promise.all([
    source.figures({ ...view, measure: GENERIC.volume, by: 'prefecture' }),
    source.figures({ ...view, measure: GENERIC.value, by: 'ingredient', where: { prefecture: code } }),
    source.listFiles(),
    readHeadlines(source, date),
  ]);
  const main = costs.rows
    .toSorted((a, b) => (b.denominator ?? 0) - (a.denominator ?? 0) || (a.key < b.key ? -1 : 1))
    .slice(0, MAIN_INGREDIENTS);
  const yen = new Map(main.map(({ key, denominator }) => [key, denominator ?? 0]));
  const measures = source.measures();
  const shown = [
    ...new Set([...page.profile.map(({ measure }) => measure.id), page.saving, BIOSIMILAR.volume]),
  ].flatMap((id) => measures.filter((measure) => measure.id === id));
  const volume = measures.find(({ id }) => id === GENERIC.volume)!;
  const steps = stepsOf(
    volume,
    shares.rows.flatMap(({ value }) => (value === null ? [] : [value])),
  );
  const invented = page.source.source === 'demo';
  return {
    date,
    // The title stands on every page of the document.
    title: `${invented ? 'デモ（架空のデータ）　' : ''}${page.name}　後発医薬品・バイオ後続品の使用状況`,
    invented,
    page,
    period: formatPeriod(page.source.period),
    headlines,
    map: {
      measure: volume,
      legend: steps.legend,
      tiles: [...PREFECTURES].map(([key, name]) => {
        const value = shares.rows.find((row) => row.key === key)?.value ?? null;
        return { code: key, name, value, step: stepOf(steps, value) };
      }),
    },
    supply: supply && {
      asOf: supply.asOf,
      looked: main.length,
      shortages: shortagesOf(main, supply).map((one) => ({ ...one, yen: yen.get(one.key) ?? 0 })),
    },
    definitions: shown.map((measure) => ({ measure, formula: formulaOf(measure) })),
    files: [...partFiles(page.parts), ...lists.filter(inForce(page.source.codes)).map(listFile)],
    unmapped: shares.unmapped,
    citation: citation(page.source),
    licence: LICENCE.name,
  };
}

/** @throws AnteiError `not-found` for a code of no prefecture */
export function checkPrefecture(code: string): void {
  if (!PREFECTURES.has(code))
    throw new AnteiError('not-found', `都道府県コード「${code}」はありません。01から47までです。`);
}

/** That there is nothing to make a pack of. */
export function noPack(): AnteiError {
  return new AnteiError('no-dataset', 'NDBオープンデータと、後発医薬品の区分のリストが要ります。');
}

/** One entry a workbook, with the names of its sheets. */
function partFiles(parts: readonly DatasetPart[]): PackFile[] {
  return [...Map.groupBy(parts, ({ sha256 }) => sha256)].map(([sha256, ofFile]) => ({
    what: ofFile.map(partName).join('\n'),
    file: ofFile[0]!.file,
    sha256,
    masking: [...new Set(ofFile.map(maskingRule))].join('\n'),
  }));
}

const LISTS = {
  price: '薬価基準収載品目リスト',
  'generic-info': '各先発医薬品の後発医薬品の有無に関する情報',
} as const;

const inForce = (codes: IsoDate) => (list: ListFile) => list.effectiveFrom === codes;

function listFile({ kind, effectiveFrom, file, sha256 }: ListFile): PackFile {
  return { what: `${LISTS[kind]}（${effectiveFrom}）`, file, sha256, masking: '' };
}

/**
 * The code of a prefecture by its code or its name, with or without 都道府県: `36`, `徳島県`, `徳島`.
 * @throws AnteiError `not-found`
 */
export function prefectureCode(text: string): string {
  const asked = text.normalize('NFKC').trim();
  const code = /^\d$/.test(asked) ? `0${asked}` : asked;
  for (const [key, name] of PREFECTURES)
    if (key === code || name === asked || name.replace(/[都府県]$/, '') === asked) return key;
  throw new AnteiError(
    'not-found',
    `都道府県「${text.slice(0, 40)}」はありません。コード（01〜47）か名前（${PREFECTURES.get('13')}など）で指定してください。`,
  );
}
