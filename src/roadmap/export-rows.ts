/** Initiatives, KPIs and their values for a spreadsheet: one row each, headings in Japanese, no cell a formula. */
import { writeCsv } from '../platform/files/csv.ts';
import type { CellValue } from '../platform/files/xlsx.ts';
import { ACTORS, INITIATIVE_KINDS, type Register, STATES } from './model.ts';
import { STANDINGS } from './state-wording.ts';
import type { FirstGap, InitiativeView, KpiView, Point } from './views.ts';

type Documents = Register['documents'];
type Column<R> = readonly [header: string, cell: (row: R, titleOf: (id: string) => string) => CellValue];

const INITIATIVE: readonly Column<InitiativeView>[] = [
  ['id', ({ id }) => id],
  ['種類', ({ kind }) => INITIATIVE_KINDS[kind]],
  ['資料', ({ document }, titleOf) => titleOf(document)],
  ['章', ({ chapter }) => chapter.join(' › ')],
  ['見出し', ({ heading }) => heading],
  ['名前', ({ title }) => title],
  ['内容', ({ text }) => text],
  ['実施主体', ({ actors }) => actors.map((actor) => ACTORS[actor]).join('、')],
  ['実施主体（資料の言葉）', ({ printedActor }) => (printedActor === 'unknown' ? null : printedActor)],
  ['時期（資料の言葉）', ({ timing }) => timing?.printed ?? null],
  ['状態', ({ status }) => (status ? STATES[status.state] : '報告なし')],
  ['状態の日付', ({ status }) => status?.on ?? null],
  ['状態の説明', ({ status }) => status?.note ?? null],
  ['状態を示した者', ({ status }) => status?.by ?? null],
  ['根拠', ({ status }) => status?.evidence.map(sayEvidence).join('\n') ?? null],
  ['時期からみて', ({ firstGap }) => (firstGap === null ? null : GAPS[firstGap])],
  ['KPI', ({ kpis }) => kpis.join('、')],
  ['注', ({ note }) => note],
  ['状況（時期とあわせて）', ({ standing }) => STANDINGS[standing].label],
];

const GAPS: Record<FirstGap, string> = {
  'no-status': '報告なし',
  overdue: '時期を過ぎている',
};

function sayEvidence(one: NonNullable<InitiativeView['status']>['evidence'][number]): string {
  return 'url' in one ? `${one.title} ${one.url}` : `${one.document}「${one.phrase}」`;
}

const KPI: readonly Column<KpiView>[] = [
  ['id', ({ id }) => id],
  ['KPI', ({ title }) => title],
  ['単位', sayUnit],
  ['資料', ({ document }, titleOf) => titleOf(document)],
  ['見出し', ({ heading }) => heading],
  ['基準の期間', ({ baseline }) => baseline?.period ?? null],
  ['基準の値', ({ baseline }) => baseline?.value ?? null],
  ['目標の版', ({ progress }) => progress.target?.version ?? null],
  ['目標の値', ({ progress }) => progress.target?.value ?? null],
  ['目標（資料の言葉）', ({ progress }) => progress.target?.wording ?? null],
  ['目標の期限', ({ progress }) => progress.target?.by ?? null],
  ['系列', ({ progress: { line } }) => line && { published: '公表値', computed: '計算値' }[line]],
  ['最新の期間', ({ progress }) => progress.latest?.period ?? null],
  ['最新の値', ({ progress }) => progress.latest?.value ?? null],
  ['目標までの差', ({ progress }) => progress.distance],
  ['達成', ({ progress: { reached } }) => (reached === null ? null : reached ? '達成' : '未達成')],
  ['必要な1年あたりの変化', ({ progress }) => progress.neededPerYear],
  ['これまでの1年あたりの変化', ({ progress }) => progress.pacePerYear],
  ['期限の見込み', ({ progress }) => progress.projection?.value ?? null],
  ['見込みの下限', ({ progress }) => progress.projection?.lower ?? null],
  ['見込みの上限', ({ progress }) => progress.projection?.upper ?? null],
  ['見込みの区間の確率', ({ progress }) => progress.projection?.level ?? null],
  ['注', ({ note }) => note],
];

function sayUnit({ unit, counter }: KpiView): string {
  return { fraction: '割合（0〜1）', count: counter ?? '', yen: '円', times: '倍', rank: '位', none: '' }[
    unit
  ];
}

const POINT: readonly Column<KpiView & { point: Point }>[] = [
  ['KPIのid', ({ id }) => id],
  ['KPI', ({ title }) => title],
  ['単位', sayUnit],
  ['期間', ({ point }) => point.period],
  ['期間の末日', ({ point }) => point.end],
  ['値', ({ point }) => point.value],
  ['下限', ({ point }) => point.lower],
  ['上限', ({ point }) => point.upper],
  ['出所', ({ point }) => ({ document: '資料', officer: '登録', computed: '計算' })[point.origin]],
  ['出典', ({ point }) => point.source.text],
  ['出典のアドレス', ({ point }) => point.source.url],
  ['注', ({ point }) => point.note],
];

export function initiativesCsv(rows: readonly InitiativeView[], documents: Documents): Buffer {
  return csv(INITIATIVE, rows, documents);
}

/** One row a KPI: its target and how far it is. */
export function kpisCsv(rows: readonly KpiView[], documents: Documents): Buffer {
  return csv(KPI, rows, documents);
}

/** One row a value of any KPI. */
export function pointsCsv(rows: readonly KpiView[], documents: Documents): Buffer {
  const points = rows.flatMap((kpi) => kpi.points.map((point) => ({ ...kpi, point })));
  return csv(POINT, points, documents);
}

function csv<R>(columns: readonly Column<R>[], rows: readonly R[], documents: Documents): Buffer {
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  const titleOf = (id: string) => titles.get(id) ?? id;
  return writeCsv([
    columns.map(([header]) => header),
    ...rows.map((row) => columns.map(([, cell]) => cell(row, titleOf))),
  ]);
}
