/** The shapes of the room's replies: what the OpenAPI document says about them. */
import { z } from 'zod';
import { LIST_ROUTES } from '../medicines/model.ts';
import { targetSchema as target } from './headlines/target-schema.ts';
import { BREAKDOWNS, DATASET_ROUTES, MASKING_RULES, SETTINGS, WEIGHTS } from './model.ts';
import { trendSchema } from './trends/trend-schema.ts';

const keys = <K extends string>(of: Record<K, unknown>) => z.enum(Object.keys(of) as [K, ...K[]]);
const words = (of: Record<string, string>) =>
  Object.entries(of)
    .map(([code, text]) => `${code}=${text}`)
    .join(', ');
const date = z.string().meta({ format: 'date' });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const share = z.number().nullable();

const Selection = z.object({
  genericClass: z.array(z.string()).optional().meta({ description: '後発医薬品の区分（1, 2, 3, ★, ☆）' }),
  biologic: z
    .array(z.string())
    .optional()
    .meta({ description: 'reference=先行バイオ医薬品, biosimilar=バイオ後続品, authorised=バイオセイム' }),
});

export const Measure = z
  .object({
    id: z.string(),
    version: z.int(),
    title: z.object({ ja: z.string(), en: z.string() }),
    why: z.string().meta({ description: 'なぜ大切か' }),
    kind: z.enum(['ratio', 'sum', 'families-at-least']),
    weight: z.enum(WEIGHTS),
    numerator: Selection,
    denominator: Selection.optional(),
    threshold: z.number().optional(),
    result: z.enum(['count', 'share']).optional(),
    excluding: z.array(z.string()).optional(),
    unit: z.enum(['fraction', 'yen', 'count']).meta({ description: 'fraction は割合（0〜1）' }),
    direction: z.enum(['higher', 'lower']),
    breakdowns: z.array(keys(BREAKDOWNS)),
    target: target.optional(),
    source: z.object({ document: z.string(), heading: z.string(), quote: z.string() }),
    validFrom: date,
    validTo: date.nullable(),
  })
  .meta({ id: 'Measure', description: '指標の定義。計算はこの定義だけから行います。' });

const states = z.object({
  value: z.int().meta({ description: '値のあるセル' }),
  zero: z.int().meta({ description: '0のセル' }),
  masked: z.int().meta({ description: '「‐」で秘匿されたセル' }),
  absent: z.int().meta({ description: '空のセル' }),
  margin: z.int().optional().meta({ description: '性別・年齢ごとの計として作った行' }),
});

const DatasetPart = z
  .object({
    file: z.string(),
    sha256: sha256.meta({ description: '元のファイルのSHA-256' }),
    sheet: z.string(),
    title: z.string().meta({ description: 'シートの表題（原文）' }),
    axis: z.enum(['prefecture', 'sex-age']),
    route: z.enum([...(Object.keys(DATASET_ROUTES) as (keyof typeof DATASET_ROUTES)[]), 'all']),
    setting: z.enum([...(Object.keys(SETTINGS) as (keyof typeof SETTINGS)[]), 'all']),
    threshold: z.number().nullable().meta({
      description:
        'この数量未満のセルは秘匿。ないときは null。秘匿の基準が表題にないとき（unstated）は、表に示された最小の数量',
    }),
    masking: z.enum(MASKING_RULES).meta({
      description:
        '秘匿の規則。none＝秘匿なし、unstated＝表題に規則がない、below＝基準未満だけ、least＝基準未満が1か所だけの行では残る最小値も、all-but-total＝基準未満が1か所だけの行では総計以外すべて',
    }),
    rows: z.int(),
    states,
    parquetSha256: sha256,
    download: z.string().nullable().meta({
      description: 'Parquetファイルのダウンロード先。公表されたデータでないものの行は渡さず、null',
    }),
  })
  .meta({ id: 'DatasetPart' });

export const Dataset = z
  .object({
    id: z.string(),
    kind: z.enum(['ndb', 'dispensing']),
    source: z
      .enum(['official', 'demo'])
      .meta({ description: 'official=取り込まれたデータ, demo=デモ（架空のデータ）' }),
    title: z.string(),
    round: z.int().nullable().meta({ description: 'NDBオープンデータの回' }),
    publicExpense: z.enum(['included', 'excluded']).nullable().meta({
      description: '公費レセプトを含むか。第10回まではすべて excluded、元の資料に書かれていないときは null',
    }),
    from: date,
    to: date,
    importedAt: z.iso.datetime(),
    parts: z.array(DatasetPart),
  })
  .meta({ id: 'Dataset' });

/** How far the figures can be trusted beyond their bounds. */
const Trust = {
  bounded: z.boolean().meta({
    description: 'false：区分のリストがデータの期間より後のため、上下限（lower・upper）を示していません',
  }),
  references: z
    .array(
      z.object({
        kind: z.enum(['generic-info', 'price', 'edition']).meta({
          description: 'generic-info=後発医薬品の区分のリスト, price=薬価のリスト, edition=供給状況',
        }),
        route: z.enum(LIST_ROUTES).nullable(),
        date: date.nullable(),
        days: z.int().nullable().meta({ description: 'データの期間の末日までの日数。後のものは負' }),
        timing: z.enum(['in-time', 'earlier-year', 'later', 'missing']).meta({
          description: 'in-time=期間の年度のもの, earlier-year=前の年度, later=期間より後, missing=ない',
        }),
      }),
    )
    .meta({ description: '計算に使ったリストと供給状況が、データからどれだけ離れているか' }),
  coverage: z
    .object({
      total: z.number().meta({ description: '対象の数量（薬価基準の単位）' }),
      quantity: z.number().meta({ description: 'うち、区分のリストにないコードの数量' }),
      share: share.meta({ description: 'その割合（0〜1）。1%を超えると warnings に入ります' }),
      codes: z.int().meta({ description: 'データセット全体で、リストにないコードの数' }),
      rows: z.int().nullable().meta({ description: 'データセット全体で、そのコードの行の数' }),
    })
    .meta({ description: 'リストにないコードの量。どこにも数えていません' }),
  warnings: z.array(z.string()).meta({ description: '値を使う前に読むこと' }),
};

const Unmapped = z.object({ code: z.string(), name: z.string(), quantity: z.number() });

export const DatasetDetail = Dataset.extend({
  codes: date.nullable().meta({ description: '当てはめた薬価・後発区分のリストの日付' }),
  serving: z.string().meta({ description: '使うリストと、データの期間からの隔たり。ないときは足りないもの' }),
  coverage: Trust.coverage.nullable(),
  warnings: Trust.warnings,
  unmapped: z.array(Unmapped).meta({
    description: 'リストにない医薬品コード。どの指標にも数えていません。',
  }),
  licence: z.string(),
  citation: z.string().meta({ description: '利用するときに書く出典' }),
}).meta({ id: 'DatasetDetail' });

const Figure = z.object({
  key: z.string(),
  label: z.string(),
  value: share.meta({ description: '秘匿されたセルを0とした値。分母が0のとき null' }),
  lower: share.meta({ description: '秘匿されたセルがどうであっても、これより小さくならない' }),
  upper: share.meta({ description: '秘匿されたセルがどうであっても、これより大きくならない' }),
  numerator: z.number(),
  denominator: z.number().nullable(),
});

export const Figures = z
  .object({
    measure: z.string(),
    version: z.int(),
    dataset: z.string(),
    period: z.string().meta({ example: '2022-04/2023-03' }),
    by: keys(BREAKDOWNS).meta({ description: words(BREAKDOWNS) }),
    where: z.record(z.string(), z.string()).meta({ description: '絞り込み' }),
    codes: date.meta({ description: '薬価・後発区分のリストの日付' }),
    edition: date.nullable().meta({ description: '供給状況の日付。使わない指標では null' }),
    ...Trust,
    rows: z.array(Figure),
    sources: z
      .array(z.object({ file: z.string(), sheet: z.string(), sha256 }))
      .meta({ description: '読んだ元のファイル' }),
    unmapped: z.array(Unmapped),
    sql: z.string().meta({ description: '実行したSQL' }),
  })
  .meta({ id: 'Figures', description: '割合は0〜1、金額は円。`antei indicators --json` と同じ形です。' });

export const Trend = trendSchema({
  references: Trust.references,
  coverage: Trust.coverage,
  sources: Figures.shape.sources,
});

const OfficialPoint = z.object({
  period: z.string().meta({ description: '2023-09、FY2021（年度）、2023（年）' }),
  value: z.number(),
  note: z.string().optional(),
  source: z.object({ id: z.string(), title: z.string(), publisher: z.string() }),
  phrase: z.string().meta({ description: '資料の言葉のまま' }),
});

export const Series = z
  .object({
    id: z.string(),
    title: z.string(),
    measure: z.string().nullable().meta({ description: '並べて見る、計算した指標' }),
    kind: z.enum(['value', 'target']),
    unit: z.enum(['fraction', 'yen', 'count']),
    points: z.array(OfficialPoint),
    whyDifferent: z.string().meta({ description: '計算した値と違う理由' }),
    inShort: z.string().optional().meta({ description: '同じことを一文で。目標の見出しに使います' }),
  })
  .meta({ id: 'OfficialSeries' });

const source = z.object({
  dataset: z.string(),
  title: z.string(),
  kind: z.enum(['ndb', 'dispensing']),
  period: z.string(),
  codes: date,
  edition: date.nullable(),
  ...Trust,
});
const familyFigures = z.record(z.string(), Figure.nullable()).meta({
  description:
    'volume・value=使用割合（数量・金額）、volumeStrict・valueStrict=バイオセイムを除く、effect=適正化効果額、saving=さらに節約できる額、savingAvailable=通常出荷の品目だけ（円）',
});
const range = z.object({ lower: z.number(), upper: z.number() });
const role = z.enum(['reference', 'biosimilar', 'authorised']);
const Known = z
  .object({
    order: z.int(),
    id: z.string(),
    name: z.string(),
    printed: z.string().meta({ description: '資料の表記のまま' }),
    indication: z.string().meta({ description: '主な効能' }),
    makers: z.array(
      z.object({ printed: z.string(), name: z.string(), authorised: z.boolean(), unlisted: z.boolean() }),
    ),
    launched: z.string().nullable().meta({ description: '初発の発売月' }),
    printedLaunch: z.string(),
    note: z.string().optional(),
  })
  .meta({ id: 'KnownBiosimilar', description: '国の成分一覧の1行' });
const Unplaced = z.object({ code: z.string(), name: z.string(), ingredient: z.string(), reason: z.string() });

export const Biosimilars = z
  .object({
    source,
    threshold: z.number().meta({ description: '目標が数える、成分の使用割合' }),
    target: target.nullable(),
    reached: z.object({ count: Figure, share: Figure }).meta({
      description: 'threshold 以上の成分の数と割合',
    }),
    nation: familyFigures,
    rows: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        known: Known.nullable(),
        makers: z.array(z.string()),
        products: z.array(z.object({ code: z.string(), role })),
        figures: familyFigures,
        authorisedMatters: z.boolean(),
        reach: z.enum(['sure', 'maybe', 'short', 'unknown']).meta({
          description: 'threshold に sure=届く, maybe=秘匿の範囲では届くことがある, short=届かない',
        }),
        gap: range.nullable().meta({ description: '先行バイオ医薬品よりどれだけ安いか（割合）' }),
      }),
    ),
    missing: z.array(Known).meta({ description: '国の一覧にあり、使うリストに後続品がまだない成分' }),
    unplaced: z.array(Unplaced).meta({ description: '系列を決められない品目と理由' }),
  })
  .meta({ id: 'Biosimilars' });

export const BiosimilarFamily = z
  .object({
    source,
    family: z.object({
      id: z.string(),
      name: z.string(),
      products: z.array(
        z.object({
          code: z.string().meta({ description: '薬価基準収載医薬品コード' }),
          name: z.string(),
          role,
          mah: z.string().nullable(),
          strength: z.string().nullable(),
          amount: z.number().nullable().meta({ description: '薬価（円）' }),
          genericClass: z.string().nullable(),
          exception: z.string().nullable(),
        }),
      ),
      outside: z.array(z.object({ code: z.string(), name: z.string(), reason: z.string() })),
    }),
    known: Known.nullable(),
    listTitle: z.string(),
    nation: familyFigures,
    prefectures: z.array(
      Figure.extend({
        place: z.object({ best: z.int(), worst: z.int() }).nullable(),
        step: z.int().nullable(),
      }),
    ),
    legend: z.array(z.string()),
    settings: z.array(z.object({ volume: Figure, value: Figure.nullable() })),
    gaps: z.array(
      z.object({
        strength: z.string(),
        reference: range.nullable(),
        biosimilar: range.nullable(),
        authorised: range.nullable(),
        cheaper: range.nullable(),
      }),
    ),
    exceptions: z.array(
      z.object({
        id: z.string(),
        family: z.string(),
        action: z.string(),
        match: z.object({ codes: z.array(z.string()).optional(), name: z.string().optional() }),
        reason: z.string(),
        source: z.object({ document: z.string(), quote: z.string() }),
      }),
    ),
    trend: z.array(
      z.object({
        dataset: z.object({ id: z.string(), title: z.string(), from: date, to: date }),
        figure: Figure,
      }),
    ),
  })
  .meta({ id: 'BiosimilarFamily' });

const yen = range.nullable().meta({ description: '円の幅。余地がないとき null' });
const place = z.object({ best: z.int(), worst: z.int() }).nullable().meta({
  description: '順位の幅（1が最もよい）。秘匿のため決まらないときは best と worst が違う',
});
const split = z.object({
  key: z.string(),
  label: z.string(),
  volume: Figure.nullable(),
  value: Figure.nullable(),
  nationVolume: Figure.nullable(),
  nationValue: Figure.nullable(),
});

export const PrefectureProfile = z
  .object({
    code: z.string(),
    name: z.string(),
    view: z.object({ dataset: z.string().optional(), codes: date.optional(), edition: date.optional() }),
    profile: z.array(
      z.object({
        measure: z.string(),
        figure: Figure,
        nation: Figure,
        median: share.meta({ description: '47都道府県の中央値' }),
        place,
        edition: date.nullable(),
      }),
    ),
    settings: z.array(split),
    routes: z.array(split),
    countLimited: z.boolean().meta({ description: '限定出荷・供給停止の品目への切り替えも数えたか' }),
    saving: z.string().meta({ description: '余地を測る指標のID' }),
    classes: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        share: Figure,
        nation: Figure.nullable(),
        median: share,
        bestTenth: share.meta({ description: '上位1割が達している値' }),
        potential: range,
        toMedian: yen,
        toBestTenth: yen,
        comparable: z.boolean(),
        limited: z.array(z.string()).meta({ description: '限定出荷・供給停止の品目がある成分' }),
      }),
    ),
    families: z.array(
      z.object({ key: z.string(), label: z.string(), figure: Figure, nation: Figure.nullable() }),
    ),
    source,
  })
  .meta({ id: 'PrefectureProfile' });

export const Classes = z
  .object({
    source,
    volume: Figure,
    value: Figure,
    slope: share.meta({ description: '全体の金額シェア÷数量シェア' }),
    rows: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        volume: Figure,
        value: Figure,
        market: z.number().meta({ description: '後発医薬品がある先発医薬品と後発医薬品の金額（円）' }),
        room: yen,
      }),
    ),
    leftOut: z.int().meta({ description: '量が少ないか秘匿が多く、比べない薬効分類の数' }),
    saving: z.string(),
  })
  .meta({ id: 'Classes' });
