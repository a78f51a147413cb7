/** What is missing for which figures of a dataset, in words: for the page of data. Pure. */

import { routesInForce } from '../../medicines/index.ts';
import { type ListRoute, ROUTES } from '../../medicines/model.ts';
import type { IsoDate } from '../../platform/clock.ts';
import type { Load } from '../datasets/load-model.ts';
import { missingRecords } from '../datasets/records-wording.ts';
import { distanceText, timingOf } from '../datasets/references.ts';
import { lackingSheets } from '../datasets/sheets.ts';
import type { Dataset } from '../model.ts';
import type { Current } from './current.ts';

export interface DataGap {
  /** The figures that lack something. */
  figures: string;
  /** What they lack, and what to import. */
  missing: string;
}

const SHARES = '数量シェア・置換え率など、すべての指標';
const AMOUNTS = '金額シェア・効果額・差額';
const SUMS = '全国・都道府県の合計';
const RECORDS = '記録からの新しい集計';
const AVAILABLE = '供給の限られた成分を除いた値';

/**
 * @param oldestEdition day of the oldest edition of the supply list here; null if there is none
 * @returns none where every measure finds what it needs, of its own time
 */
export function gapsOf(
  dataset: Pick<Dataset, 'id' | 'kind' | 'from' | 'to' | 'parts'>,
  { lists, priceParts, loads }: Pick<Current, 'lists' | 'priceParts' | 'loads'>,
  oldestEdition: IsoDate | null,
): DataGap[] {
  return [
    ...missingSheets(dataset),
    ...missingOnCluster(dataset, loads),
    ...missingClasses(dataset, lists),
    ...missingPrices(dataset, priceParts),
    ...missingEdition(dataset, oldestEdition),
  ];
}

/** Sheets by prefecture that a round of NDB Open Data has, and that were not imported. */
function missingSheets({ kind, parts }: Pick<Dataset, 'kind' | 'parts'>): DataGap[] {
  const lacking = lackingSheets(
    kind,
    parts.filter(({ axis }) => axis === 'prefecture'),
  );
  if (lacking.length === 0) return [];
  return [
    {
      figures: SUMS,
      missing: `都道府県別の次のシート：${lacking.join('、')}。合計はその分だけ小さくなります。`,
    },
  ];
}

/** What the cluster lacks of the records: the figures are those of when it was whole. */
function missingOnCluster({ id }: Pick<Dataset, 'id'>, loads: readonly Load[]): DataGap[] {
  const missing = missingRecords(loads, id);
  return missing === null ? [] : [{ figures: RECORDS, missing }];
}

function missingClasses(dataset: Pick<Dataset, 'from' | 'to'>, lists: readonly IsoDate[]): DataGap[] {
  const codes = lists.find((date) => date <= dataset.to) ?? null;
  const timing = timingOf(codes, dataset);
  if (timing === 'missing')
    return [
      {
        figures: SHARES,
        missing: `${dataset.to} 以前の「各先発医薬品の後発医薬品の有無に関する情報」。取り込むまで値を示しません。`,
      },
    ];
  return timing === 'in-time'
    ? []
    : [
        {
          figures: SHARES,
          missing: `その年度の「後発医薬品の有無に関する情報」（使うのは ${codes}、${distanceText(codes!, dataset.to)}）。`,
        },
      ];
}

function missingPrices(
  dataset: Pick<Dataset, 'from' | 'to' | 'parts'>,
  priceParts: Current['priceParts'],
): DataGap[] {
  const has = (route: ListRoute) => dataset.parts.some((p) => p.route === route || p.route === 'all');
  const routes = routesInForce(priceParts, dataset.to).filter(
    ({ route }) => route !== 'dental' && has(route),
  );
  const old = routes.filter(({ effectiveFrom }) => timingOf(effectiveFrom, dataset) !== 'in-time');
  if (old.length === 0) return [];
  const words = old.map(({ route, effectiveFrom }) =>
    effectiveFrom === null
      ? `${ROUTES[route]}（${dataset.to} 以前のものがありません）`
      : `${ROUTES[route]}（使うのは ${effectiveFrom}）`,
  );
  return [{ figures: AMOUNTS, missing: `その年度の「薬価基準収載品目リスト」：${words.join('、')}。` }];
}

function missingEdition({ to }: Pick<Dataset, 'to'>, oldest: IsoDate | null): DataGap[] {
  if (oldest !== null && oldest <= to) return [];
  const there = oldest === null ? '一覧がまだありません' : `最も古い一覧は ${oldest}`;
  return [{ figures: AVAILABLE, missing: `${to} 以前の供給状況の一覧（${there}）。` }];
}
