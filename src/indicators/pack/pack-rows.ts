/** The tables of the council pack in words: the document and the workbook say the same. Pure. */
import { dateText } from '../../platform/dates/date-text.ts';
import { readable } from '../../platform/text.ts';
import type { Yen } from '../compare/catch-up.ts';
import { differenceOf } from '../compare/difference.ts';
import { formatFraction, formatFractionRange } from '../fraction-wording.ts';
import { goalNumber } from '../headlines/goal-wording.ts';
import type { Headline } from '../headlines/headline-model.ts';
import {
  computedNumber,
  computedOrigin,
  officialDate,
  officialNumber,
} from '../headlines/headline-wording.ts';
import type { Figure } from '../model.ts';
import { changeWords, reachedWords, yearLabel, yearNotes } from '../trends/trend-wording.ts';
import type { ClassRow, FamilyRow, ProfileRow, SplitRow } from '../views/read-prefecture.ts';
import type { PageTrend } from '../views/read-trends.ts';
import {
  formatBounds,
  formatDifference,
  formatFigure,
  formatPlace,
  formatYen,
  formatYenRange,
} from '../wording.ts';
import type { Definition, Pack, Shortage } from './read-pack.ts';

const range = (figure: Figure | null) =>
  figure === null ? '－' : formatFractionRange(figure.lower, figure.upper);
const value = (figure: Figure | null) => formatFraction(figure?.value ?? null);

/** Target, official value, this site's own, why they differ; nothing of that where one of them is missing. */
export function headlineRow(headline: Headline): string[] {
  const { measure, of, by, official, computed, why } = headline;
  const aim = of === 'prefectures' ? '80%以上の都道府県' : '';
  return [
    `${measure.title.ja}${aim && `が${aim}`}　目標 ${goalNumber(headline)}（${dateText(by)}まで）`,
    official ? `${officialNumber(headline, official)}\n${officialDate(official)}` : '－',
    computed ? `${computedNumber(headline, computed)}\n${computedOrigin(headline, computed)}` : '－',
    official && computed && why ? why.short : '',
  ];
}

/** Measure, here, bounds, nation, difference, median, place. */
export function profileRow({ measure, figure, nation, median, place }: ProfileRow): string[] {
  return [
    measure.title.ja,
    value(figure),
    range(figure),
    value(nation),
    formatDifference(differenceOf(figure, nation)),
    formatFraction(median),
    place === null ? '－' : formatPlace(place),
  ];
}

/** Part, volume share with bounds, the nation's, value share with bounds, the nation's. */
export function splitRow(row: SplitRow): string[] {
  return [
    row.label,
    value(row.volume),
    range(row.volume),
    value(row.nationVolume),
    value(row.value),
    range(row.value),
    value(row.nationValue),
  ];
}

/** Class, share with bounds, median, best tenth, savings of reaching them, ingredients in short supply. */
export function classRow(row: ClassRow): string[] {
  const saving = (yen: Yen | null, reached: string) => {
    if (!row.comparable) return '比べられません';
    return yen === null ? reached : formatYenRange(yen.lower, yen.upper);
  };
  return [
    `${row.key} ${readable(row.label)}`,
    value(row.share),
    range(row.share),
    formatFraction(row.median),
    formatFraction(row.bestTenth),
    saving(row.toMedian, '中央値以上'),
    saving(row.toBestTenth, '上位1割の水準'),
    row.limited.length === 0 ? '' : `${row.limited.length}成分`,
  ];
}

/** Family, here with bounds, the nation, the difference. */
export function familyRow({ label, figure, nation }: FamilyRow): string[] {
  return [label, value(figure), range(figure), value(nation), formatDifference(differenceOf(figure, nation))];
}

/** Ingredient, yen here, limited and stopped products of all. */
export function shortageRow({ label, yen, limited, stopped, listed }: Shortage): string[] {
  return [readable(label), formatYen(yen), `${limited}品目`, `${stopped}品目`, `${listed}品目`];
}

/** Every round, the newest first: measure, year, here with bounds and the change a year, the nation and its change. */
export function yearRows({ measure, years, rows }: PageTrend): string[][] {
  const [here, nation] = rows;
  return years
    .map((year, index) => {
      const [own, whole] = [here?.trend.points[index], nation?.trend.points[index]];
      const said = (point: typeof own) =>
        year.none ? '集計できません' : formatFigure(measure, point?.figure?.value ?? null);
      return [
        measure.title.ja,
        `${yearLabel(year)}${year.partial ? '（比べられません）' : year.breaks.length > 0 ? '＊' : ''}`,
        said(own),
        own?.figure ? formatBounds(measure, own.figure) : '－',
        changeWords(measure, own?.change ?? null),
        said(whole),
        changeWords(measure, whole?.change ?? null),
      ];
    })
    .toReversed();
}

/** When the targets were reached or would be, and what rounds count differently. */
export function yearLines(trends: readonly PageTrend[]): string[] {
  const reached = trends.flatMap(({ measure, years, rows }) =>
    rows.flatMap(({ label, trend }) => {
      const words = reachedWords(measure, trend, years);
      return words === '' ? [] : [`${label}の${measure.title.ja}：${words}`];
    }),
  );
  const notes = yearNotes(trends[0]?.years ?? []).map(
    ({ year, lines }) => `＊${yearLabel(year)}：${lines.map((line) => line.replace(/。?$/, '。')).join('')}`,
  );
  return [
    ...reached,
    '1年あたりの変化は、比べられる前の回との差を、間の年数で割ったものです。それぞれの回を、その期間の末日に有効なリストで集計しています。',
    ...notes,
  ];
}

/** Title with id and version, and the definition in full. */
export function definitionLines({ measure, formula }: Definition): { title: string; lines: string[] } {
  const { id, version, title, why, source } = measure;
  return {
    title: `${title.ja}（${id} 第${version}版）`,
    lines: [
      why,
      formula.denominator === null
        ? `計算：${formula.numerator}`
        : `計算：${formula.numerator} ÷ ${formula.denominator}`,
      ...formula.notes,
      `定義の出典：${source.document}　${source.heading}`,
    ],
  };
}

/** What the figures do not say, and how ranges are to be read. */
export const PACK_NOTES: readonly string[] = [
  '割合は、秘匿されたセル（「‐」）を0とした値です。範囲は、秘匿されたセルがどんな数量でもその間に収まる下限と上限で、順位も範囲で示します。',
  '診療報酬が包括される医薬品（DPC病院の入院など）は、NDBオープンデータの処方数量に含まれません。',
  '割合は、病気や年齢の構成、院内・院外の別にも左右されます。差のすべてが切替えの進み具合によるものではありません。',
  '節減額は薬価による試算です。先発医薬品が一様に置き換わるとして、目標のシェアを m、今のシェアを s とし、すべて置き換わったときの節減額に（m－s）÷（1－s）を掛けました。後発医薬品の薬価の差と秘匿の幅を範囲に含みます。',
];

/** How switches to products in limited supply were counted. */
export function countingNote({ page }: Pack): string {
  if (page.source.edition === null)
    return '供給状況の一覧が取り込まれていないため、限定出荷・供給停止の品目への切替えも数えています。';
  return page.countLimited
    ? '限定出荷・供給停止の品目への切替えも数えています。'
    : `${dateText(page.source.edition)}の供給状況で通常出荷の後発医薬品への切替えだけを数えています。`;
}
