/** The shapes of the public API: what validates requests and replies is what the OpenAPI document says. */
import { z } from 'zod';
import { CATEGORIES, ESSENTIAL, GENERIC_CLASSES, ROUTES } from '../medicines/model.ts';
import { CHANGE_KINDS, DIRECTIONS, OUTLOOKS, REASONS, RESPONSES, VOLUME_OUTLOOKS, VOLUMES } from './model.ts';

const keys = <K extends string>(of: Record<K, unknown>) => z.enum(Object.keys(of) as [K, ...K[]]);
const words = (of: Record<string, string>) =>
  Object.entries(of)
    .map(([code, text]) => `${code}=${text}`)
    .join(', ');

const date = z.string().meta({ format: 'date' });
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const Forecast = z
  .object({ event: z.enum(['recovery', 'stockOut']), earliest: date, latest: date.nullable() })
  .meta({
    id: 'Forecast',
    description:
      '見込み時期（⑯の文から読み取れた場合）。両端を含みます。latest が null のときは earliest 以降。',
  });

const Price = z
  .object({
    amount: z.number().meta({ description: '薬価（円、収載単位あたり）' }),
    effectiveFrom: date,
    expiresOn: date.nullable().meta({ description: '経過措置による使用期限' }),
    code: z.string().meta({ description: '薬価基準収載医薬品コード' }),
    unified: z.boolean().meta({ description: '統一名収載の薬価のとき true' }),
  })
  .meta({ id: 'Price' });

const Product = z
  .object({
    yjCode: z.string(),
    name: z.string().meta({ description: '品名' }),
    ingredient: z.string().meta({ description: '成分名' }),
    strength: z.string().meta({ description: '規格単位' }),
    therapeuticClass: z.string().meta({ description: '薬効分類' }),
    mah: z.string().meta({ description: '製造販売業者' }),
    route: keys(ROUTES).meta({ description: words(ROUTES) }),
    category: keys(CATEGORIES).meta({ description: words(CATEGORIES) }),
    basicMedicine: z.boolean().meta({ description: '基礎的医薬品' }),
    essentialSupply: keys(ESSENTIAL)
      .nullable()
      .meta({ description: `（重要）供給確保医薬品：${words(ESSENTIAL)}。null は対象外` }),
    listedOn: date.nullable().meta({ description: '薬価収載年月日' }),
    listed: z.boolean().meta({ description: '最新の一覧にあるか' }),
    response: keys(RESPONSES).meta({ description: `出荷対応：${words(RESPONSES)}` }),
    responseUpdatedOn: date.nullable(),
    reason: keys(REASONS).meta({ description: words(REASONS) }),
    outlook: keys(OUTLOOKS).meta({ description: words(OUTLOOKS) }),
    outlookText: z.string().nullable().meta({ description: '⑯の原文' }),
    forecast: Forecast.nullable(),
    volume: keys(VOLUMES).meta({ description: `出荷量：${words(VOLUMES)}` }),
    volumeOutlook: keys(VOLUME_OUTLOOKS)
      .nullable()
      .meta({ description: words(VOLUME_OUTLOOKS) }),
    volumeOutlookPercent: z.number().nullable(),
    updatedOn: date.nullable(),
    price: Price.nullable(),
    genericClass: keys(GENERIC_CLASSES)
      .nullable()
      .meta({ description: words(GENERIC_CLASSES) }),
  })
  .meta({ id: 'Product' });

export const ProductPage = z
  .object({
    asOf: date.nullable().meta({ description: '一覧の日付。まだ一覧がないとき null' }),
    total: z.int(),
    page: z.int(),
    size: z.int(),
    reading: z
      .object({
        kind: z
          .enum([
            'standard',
            'parts',
            'other',
            'kind',
            'kana',
            'sound',
            'receipt',
            'package',
            'not-listed',
            'unknown',
            'wrong-digit',
          ])
          .meta({
            description:
              'standard=一般名処方マスタの一般名, parts=成分または品名と剤形・規格, other=同じ成分または品名の別の剤形・規格, kind=同じ成分・剤形・規格のコード, kana=一覧の書き方のかな（大小）に直した語, sound=品名の読み, receipt=レセプト電算コード, package=包装のコード（JAN・GTIN・GS1）, not-listed=コードは分かるが品目が今の一覧にない, unknown=包装の一覧にないコード, wrong-digit=チェックデジットの合わないコード',
          }),
        name: z.string().meta({ description: '読み取った一般名、語、またはコード' }),
        text: z.string().meta({ description: '読み方の説明' }),
      })
      .nullable()
      .meta({ description: 'q の読み方。書かれたとおりに探したとき null' }),
    perhaps: z
      .array(z.string())
      .meta({ description: '当たる品目がないときの「もしかして」。この語では探していません' }),
    items: z.array(Product),
    counts: z
      .record(z.string(), z.record(z.string(), z.int()))
      .meta({ description: '絞り込みの値ごとの件数（その絞り込み自身は除いて数えたもの）' }),
  })
  .meta({ id: 'ProductPage' });

const HistoryStep = z
  .object({
    from: date.meta({ description: 'この状態が始まった一覧の日付' }),
    to: date.nullable().meta({ description: 'この状態でなくなった一覧の日付（含まない）。null は継続中' }),
    listed: z.boolean(),
    status: Product.pick({
      response: true,
      reason: true,
      outlook: true,
      outlookText: true,
      forecast: true,
      volume: true,
      volumeOutlook: true,
      volumeOutlookPercent: true,
    }).nullable(),
  })
  .meta({ id: 'HistoryStep' });

const Change = z
  .object({
    seq: z.int().meta({ description: 'カーソルに使う通し番号' }),
    asOf: date,
    previousAsOf: date,
    yjCode: z.string(),
    name: z.string(),
    kinds: z.array(keys(CHANGE_KINDS)).meta({ description: words(CHANGE_KINDS) }),
    before: z.record(z.string(), cell).meta({ description: '変わった項目の前の原文' }),
    after: z.record(z.string(), cell).meta({ description: '変わった項目の後の原文' }),
    direction: keys(DIRECTIONS).meta({
      description: `${words(DIRECTIONS)}。mixed は2026年12月に足した値（出荷対応と出荷量の一方が悪化し他方が改善。前は出荷対応の向き）`,
    }),
    notable: z.boolean(),
    retracted: z.boolean().meta({ description: 'あとから届いた一覧によって無くなった変化のとき true' }),
  })
  .meta({ id: 'Change' });

const gtin = (what: string) =>
  z
    .string()
    .nullable()
    .meta({ description: `${what}（GTIN-14）` });

export const ProductDetail = z
  .object({
    asOf: date,
    product: Product,
    forecastPassed: z.boolean(),
    lasting: z
      .object({ since: date, days: z.int(), known: z.enum(['source', 'history']) })
      .nullable()
      .meta({ description: '今の出荷対応が続く日数' }),
    peers: z
      .object({ normal: z.int(), total: z.int() })
      .meta({ description: '同じ成分・剤形・規格の他品目のうち通常出荷の数' }),
    history: z.array(HistoryStep),
    alternatives: z
      .array(z.object({ nearness: z.union([z.literal(9), z.literal(8), z.literal(7)]), product: Product }))
      .meta({
        description:
          '代わりの候補。9=同じ成分・剤形・規格、8=同じ成分・剤形、7=同じ成分。代替性を保証するものではありません。',
      }),
    changes: z.array(Change),
    sellers: z.array(z.string()).meta({
      description: '販売元（発売元）。MEDIS-DC の HOTコードマスターによる。取り込まれていなければ空',
    }),
    packages: z
      .array(
        z.object({
          form: z.string().nullable().meta({ description: '包装形態' }),
          unit: z.string().nullable().meta({ description: '包装単位' }),
          total: z.string().nullable().meta({ description: '総数量' }),
          dispensing: gtin('調剤包装単位コード'),
          sales: gtin('販売包装単位コード'),
          case: gtin('元梱包装単位コード'),
          jan: z.string().nullable().meta({ description: 'JANコード（13桁）' }),
          seller: z.string().nullable(),
          discontinued: z.string().nullable().meta({ description: '販売中止。元の一覧の記載のまま' }),
        }),
      )
      .meta({ description: '包装とコード。MEDIS-DC の一覧による。取り込まれていなければ空' }),
  })
  .meta({ id: 'ProductDetail' });

export const ChangePage = z
  .object({
    items: z.array(Change),
    nextCursor: z.string(),
    more: z.boolean().meta({ description: 'この続きがあるか' }),
  })
  .meta({ id: 'ChangePage' });

export const WithdrawnEdition = z
  .object({
    asOf: date,
    source: z.enum(['official', 'demo']),
    title: z.string(),
    file: z.string(),
    sha256: z.string(),
    rows: z.int(),
    importedAt: z.iso.datetime(),
    sourceUrl: z.string().nullable(),
    withdrawnAt: z.iso.datetime(),
    byPage: z.boolean().meta({
      description: '厚生労働省のページが前の一覧に戻ったことによるとき true。運営者だけの判断のとき false',
    }),
    reason: z.string().nullable(),
  })
  .meta({ id: 'WithdrawnEdition' });

export const Edition = z
  .object({
    asOf: date,
    source: z.enum(['official', 'reports', 'demo']),
    title: z.string(),
    file: z.string(),
    sha256: z.string(),
    rows: z.int(),
    problems: z.int(),
    reports: z.int().meta({ description: '製造販売業者の報告を載せた品目の数' }),
    importedAt: z.iso.datetime(),
    sourceUrl: z.string().nullable(),
    downloads: z.record(z.string(), z.string()).meta({ description: '形式ごとのダウンロード先' }),
  })
  .meta({ id: 'Edition' });
