/** A dataset as its page and the API show it: what was read, what was masked, what could not be counted. */

import type { IsoDate } from '../../platform/clock.ts';
import { monthsText } from '../../platform/dates/date-text.ts';
import { numberText } from '../../platform/number-text.ts';
import { partFile } from '../addresses.ts';
import type { Load } from '../datasets/load-model.ts';
import { missingRecords, recordsText } from '../datasets/records-wording.ts';
import { AnteiError } from '../errors.ts';
import {
  type Coverage,
  DATASET_ROUTES,
  type Dataset,
  type DatasetPart,
  type FigureQuery,
  type FigureTable,
  type Masking,
  SETTINGS,
  type UnmappedCode,
} from '../model.ts';
import { citation } from '../source-wording.ts';

/** Terms of use of what the ministry publishes, and so of what is made of it. */
export const LICENCE = {
  name: '公共データ利用規約（第1.0版、PDL1.0）',
  url: 'https://www.digital.go.jp/resources/open_data/public_data_license_v1.0',
} as const;

export interface DatasetView {
  dataset: Dataset;
  /** Date of the lists by which codes were looked up; null if none is imported for the period. */
  codes: IsoDate | null;
  /** Which lists serve it, or what is missing for its figures. */
  serving: string;
  /** How much of it those lists do not have; null if there are none. */
  coverage: Coverage | null;
  warnings: string[];
  /** Codes of the dataset that the lists do not have; they count nowhere. */
  unmapped: UnmappedCode[];
  citation: string;
  /** Where its records are, in a line; null if they are files of this machine. */
  records: string | null;
}

/** What the reader needs of the room. */
export interface DatasetSource {
  datasets(): Promise<Dataset[]>;
  figures(query: FigureQuery): Promise<FigureTable>;
  /** Which lists serve a dataset, in a line. */
  serving(dataset: Dataset): Promise<string>;
  /** Of datasets whose records are on a cluster. */
  loads(): Promise<readonly Load[]>;
}

/** Every measure knows which codes count nowhere; this one is asked, as it needs nothing but the lists. */
const ASKED = 'generic-volume-share';

/**
 * Reads a dataset.
 * @throws AnteiError `no-dataset` if there is none with that id
 */
export async function readDataset(source: DatasetSource, id: string): Promise<DatasetView> {
  const dataset = (await source.datasets()).find((one) => one.id === id);
  if (!dataset) throw new AnteiError('no-dataset', `データセット「${id}」はありません。`);
  const counted = await source
    .figures({ measure: ASKED, by: 'nation', dataset: id })
    .catch((error: unknown) => {
      // The dataset can be shown without any list; which of its codes are known then remains open.
      if (error instanceof AnteiError && error.code === 'codes-missing') return null;
      throw error;
    });
  const loads = await source.loads();
  const load = loads.find((one) => one.dataset === id);
  const missing = missingRecords(loads, id);
  return {
    dataset,
    codes: counted?.codes ?? null,
    serving: await source.serving(dataset),
    coverage: counted?.coverage ?? null,
    warnings: counted?.warnings ?? (missing === null ? [] : [missing]),
    unmapped: counted?.unmapped ?? [],
    citation: citation({ ...dataset, edition: null }),
    records: load ? recordsText(load) : null,
  };
}

/** What months of care a dataset is of: 「2022年4月〜2023年3月診療分」. */
export function monthsOfCare(dataset: Pick<Dataset, 'from' | 'to'>): string {
  return `${monthsText(dataset)}診療分`;
}

/**
 * Address of a part's cells; null for rows that somebody imported themselves: they are not published anywhere, and hold small
 * quantities that a publication would mask.
 */
export function cellsFile(
  dataset: Pick<Dataset, 'id' | 'kind'>,
  part: Pick<DatasetPart, 'parquetSha256'>,
): string | null {
  return dataset.kind === 'ndb' ? partFile(dataset.id, part) : null;
}

/** What a part is of: 「内服薬・外来（院外）・都道府県別」. */
export function partName({ route, setting, axis }: Pick<DatasetPart, 'route' | 'setting' | 'axis'>): string {
  return [
    route === 'all' ? '全薬剤' : DATASET_ROUTES[route],
    setting === 'all' ? '全体' : SETTINGS[setting],
    axis === 'prefecture' ? '都道府県別' : '性・年齢別',
  ].join('・');
}

/** A part's masking rule in words. */
export function maskingRule({ threshold, masking }: Masking): string {
  if (threshold === null || masking === 'none') return '秘匿はありません。';
  const limit = numberText(threshold);
  if (masking === 'unstated')
    return `「‐」で秘匿されたセルがありますが、秘匿の規則が表題から読み取れません。範囲は行の総計だけから求め（0から、総計の残りまで）、総計も秘匿の行は${limit}未満とみなしています。`;
  const below = `数量が${limit}未満のセルは「‐」で秘匿されています。`;
  if (masking === 'below') return below;
  const where = `${below}秘匿が1か所だけになる行では、`;
  return masking === 'least'
    ? `${where}${limit}以上の最小値（同じ値はすべて）も秘匿されています。`
    : `${where}総計のほかのすべてのセルが秘匿されています。`;
}
