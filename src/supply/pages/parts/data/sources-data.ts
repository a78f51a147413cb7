import type { Indicators } from '../../../../indicators/index.ts';
import { partName } from '../../../../medicines/model.ts';
import { formatCount, formatDate, formatInstant } from '../../../../ui/format.ts';
import { OFFICIAL_COLUMNS } from '../../../official/columns.ts';
import type { EditionInfo } from '../../../read/store-read.ts';
import type { SupplyReader } from '../../../reader.ts';

/** The state of a source of data, in the words of the page. */
export interface SourceRow {
  key: string;
  name: string;
  href: string | null;
  /** When it was last looked at or imported. */
  seen: string;
  /** When its content last changed, by its own date. */
  changed: string;
  layout: string;
  problems: string;
  /** What is missing, for which figures; none where nothing is. */
  missing: { figures: string; missing: string }[];
}

/** Every source: the supply list, the lists of prices and classes, and each dataset, newest first. */
export async function readSources(
  supply: SupplyReader,
  indicators: Pick<Indicators, 'datasets' | 'gaps'>,
  editions: readonly EditionInfo[],
): Promise<SourceRow[]> {
  const [state, lists, datasets] = await Promise.all([
    supply.sourceState(),
    supply.referenceLists(),
    indicators.datasets(),
  ]);
  const official = editions.filter(({ source }) => source !== 'reports');
  const oldest = editions.at(-1)?.asOf ?? null;
  const rows: SourceRow[] = [supplyRow(official, state)];
  for (const kind of Object.keys(LISTS) as (keyof typeof LISTS)[])
    rows.push(
      await listRow(
        supply,
        kind,
        lists.filter((list) => list.kind === kind),
        official[0]?.asOf,
      ),
    );
  for (const dataset of datasets) {
    const masked = dataset.parts.reduce((sum, part) => sum + part.states.masked, 0);
    rows.push({
      key: dataset.id,
      name: dataset.title,
      href: `/indicators/datasets/${dataset.id}`,
      seen: `${formatInstant(dataset.importedAt)} 取り込み`,
      changed: `${formatDate(dataset.from)}〜${formatDate(dataset.to)}診療分`,
      layout: `${formatCount(dataset.parts.length)}シート、${formatCount(dataset.parts.reduce((sum, part) => sum + part.rows, 0))}行、秘匿 ${formatCount(masked)}セル`,
      // A workbook with a cell that cannot be read is refused as a whole.
      problems: 'ありません',
      missing: await indicators.gaps(dataset, oldest),
    });
  }
  return rows;
}

function supplyRow(
  editions: readonly EditionInfo[],
  { lastCheckedAt, newestEdition, daysSinceMoved, stale }: Awaited<ReturnType<SupplyReader['sourceState']>>,
): SourceRow {
  const newest = editions[0];
  const columns = newest?.columns ?? 0;
  const extra = newest?.extraColumns ?? 0;
  return {
    key: 'supply',
    name: newest?.source === 'demo' ? '医療用医薬品供給状況（デモ）' : '医療用医薬品供給状況',
    href: newest ? `/data/${newest.asOf}` : null,
    seen: lastCheckedAt
      ? `${formatInstant(lastCheckedAt)} 掲載ページを確認`
      : newest
        ? `${formatInstant(newest.importedAt)} 取り込み`
        : '－',
    changed: newest ? `${formatDate(newest.asOf)}の一覧（${formatCount(editions.length)}回分）` : '－',
    layout: newest
      ? `公式の${OFFICIAL_COLUMNS.length}列${columns === OFFICIAL_COLUMNS.length ? '' : `のうち${columns}列`}${extra > 0 ? `と、ほか${extra}列` : ''}`
      : '－',
    problems: newest ? (newest.problems === 0 ? 'ありません' : `${formatCount(newest.problems)}件`) : '－',
    missing: stale
      ? [
          {
            figures: '今の供給状況',
            missing: `${newestEdition ?? ''}より後の一覧（${daysSinceMoved}日間、新しい一覧がありません）。`,
          },
        ]
      : newest
        ? []
        : [{ figures: '供給の状況と変化', missing: '供給状況の一覧。' }],
  };
}

const LISTS = {
  price: { name: '薬価基準収載品目リスト', figures: '薬価・金額シェア・効果額' },
  'generic-info': { name: '後発医薬品の有無に関する情報', figures: '先発・後発の区別、数量シェア' },
  'generic-names': { name: '一般名処方マスタ', figures: '一般名処方の記載どおりの検索' },
  packages: { name: '包装のコード（MEDIS-DC）', figures: 'JAN・GTINでの検索、販売元、包装' },
  'receipt-codes': {
    name: '医薬品マスター（レセプト電算処理システム）',
    figures: 'レセプト電算コードでの検索',
  },
} as const;

async function listRow(
  supply: SupplyReader,
  kind: keyof typeof LISTS,
  lists: Awaited<ReturnType<SupplyReader['referenceLists']>>,
  asOf: string | undefined,
): Promise<SourceRow> {
  const { name, figures } = LISTS[kind];
  const newest = lists[0];
  if (!newest)
    return {
      key: kind,
      name,
      href: null,
      seen: '－',
      changed: '－',
      layout: '－',
      problems: '－',
      missing: [{ figures, missing: 'リストがまだ取り込まれていません。' }],
    };
  const dates = new Set(lists.map((list) => list.effectiveFrom));
  const routes = lists
    .filter((list) => list.effectiveFrom === newest.effectiveFrom)
    .flatMap((list) => list.routes ?? [])
    .flatMap((route) => partName(route) ?? []);
  const unknown = [...new Set(newest.unknownColumns)];
  const lacking = [...new Set(newest.missingColumns)];
  const prices = kind === 'price' && asOf ? await supply.priceRoutes(asOf) : null;
  const gaps = prices && /未取り込み/.test(prices.text) ? [{ figures, missing: prices.text }] : [];
  return {
    key: kind,
    name,
    href: '#lists',
    seen: `${formatInstant(newest.importedAt)} 取り込み`,
    changed: `${formatDate(newest.effectiveFrom)}${kind === 'packages' || kind === 'receipt-codes' ? '公表' : 'から適用'}（${formatCount(dates.size)}回分）`,
    layout:
      [
        routes.length > 0 && routes.join('・'),
        unknown.length > 0 && `知らない列：${unknown.join('、')}`,
        lacking.length > 0 && `この様式にない列：${lacking.join('、')}`,
      ]
        .filter(Boolean)
        .join('。') || '公式の列',
    problems: newest.problems === 0 ? 'ありません' : `${formatCount(newest.problems)}行`,
    missing: gaps,
  };
}
