/** What a request says in its query, parsed once: which figures are asked for, and in which form. */
import { z } from 'zod';
import { DateParam } from '../../platform/http/schemas.ts';
import { BREAKDOWNS, DATASET_ROUTES, type FigureQuery, PREFECTURES, SETTINGS } from '../model.ts';

/** One of a list of words; the message names them all. */
const oneOf = <K extends string>(words: Record<K, string>) => {
  const keys = Object.keys(words) as [K, ...K[]];
  return z.enum(keys, { error: `${keys.join('・')} のどれか1つ` }).meta({
    description: keys.map((key) => `${key}=${words[key]}`).join(', '),
  });
};
const text = (pattern: RegExp, what: string) => z.string({ error: what }).regex(pattern, what);

/** Ids of measures and datasets. */
export const idParam = (what: string) =>
  text(/^[a-z][a-z0-9-]{1,60}$/, `${what}のID（英小文字、数字、ハイフン）`);
/** Id of a family of biologics: the international name, or the first seven characters of a code. */
export const FamilyParam = text(/^[a-z0-9][a-zA-Z0-9-]{1,60}$/, 'バイオ医薬品の系列のID（infliximab など）');
export const PrefectureParam = z
  .string({ error: '都道府県コードは1つ' })
  .refine((code) => PREFECTURES.has(code), '都道府県コード 01〜47（2桁）')
  .meta({ example: '13' });

const FORMATS = { json: 'JSON', csv: 'CSV（UTF-8 BOM付き）', parquet: 'Parquet' } as const;

/** Which lists, dataset and edition apply; each with its default. */
const VIEW = {
  dataset: idParam('データセット')
    .optional()
    .meta({ description: '例：ndb-9。省くと最新。figures では all（すべての回）も' }),
  codes: DateParam.optional().meta({
    description:
      '薬価と後発医薬品の区分を、取り込まれているどの日付のリストで見るか。省くと対象期間の末日に有効なもの。期間より後の日付を指定すると warnings が付き、上下限は null になります',
  }),
  edition: DateParam.optional().meta({
    description: 'この日付以前で最新の供給状況で、限定出荷・供給停止を見る。省くと最新',
  }),
};

/** The query of a view alone. */
export const ViewParams = z.strictObject(VIEW, { error: unknownKeys });

const Figures = z.strictObject(
  {
    measure: idParam('指標').meta({ description: '指標のID（/indicators/measures）' }),
    by: oneOf(BREAKDOWNS).default('nation'),
    ...VIEW,
    prefecture: PrefectureParam.optional(),
    class: text(/^\d{2,4}$/, '薬効分類番号（2〜4桁の数字）').optional(),
    setting: oneOf(SETTINGS).optional(),
    route: oneOf(DATASET_ROUTES).optional(),
    family: FamilyParam.optional(),
    ingredient: text(/^[0-9A-Z]{7}$/, '医薬品コードの先頭7文字').optional(),
    otherTime: z.enum(['true', 'false'], { error: 'true か false' }).optional().meta({
      description:
        'true：期間の末日に有効なリストがないとき、その後で最も近いリストで計算します（warnings が付き、上下限は null）。省くとエラー（codes-missing）です',
    }),
    format: oneOf(FORMATS).default('json'),
  },
  { error: unknownKeys },
);

/** The query of figures; an unknown parameter is refused, as a typo would silently give other figures. */
export { Figures as FigureParams };

/** An object schema's message for keys it does not have; other faults have words of their own. */
function unknownKeys(issue: { code?: string; keys?: unknown }): string | undefined {
  if (issue.code !== 'unrecognized_keys') return undefined;
  return `${(issue.keys as string[]).map((key) => `「${key.slice(0, 40)}」`).join('')}という項目はありません`;
}

/** The query as the room takes it. */
export function toFigureQuery({
  measure,
  by,
  dataset,
  codes,
  edition,
  otherTime,
  format: _,
  ...where
}: z.infer<typeof Figures>): FigureQuery {
  return { measure, by, dataset, codes, edition, where, otherTime: otherTime === 'true' };
}
