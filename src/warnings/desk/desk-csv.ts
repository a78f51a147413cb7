/** What the ministry takes away as files: the queue, one product of a warning a line, and the analysis, one figure a line. */
import { ESSENTIAL } from '../../medicines/model.ts';
import { writeCsv } from '../../platform/files/csv.ts';
import { RESPONSES, VOLUMES } from '../../supply/model.ts';
import { DEFINITIONS } from '../analysis/analysis-wording.ts';
import type { Analysis } from '../analysis/read-analysis.ts';
import {
  CAUSES,
  type Notice,
  type NoticeProduct,
  PATIENTS,
  productsOf,
  STATES,
  TALK_STATES,
} from '../model.ts';
import type { QueueRow } from './queue.ts';

const OUTCOMES = { prevented: STATES.prevented, shortage: STATES.shortage } as const;
type Cell = string | number | null;

/** Of a warning, and of one of its products. */
const COLUMNS: [string, (row: QueueRow, product: NoticeProduct) => Cell][] = [
  ['番号', ({ warning }) => warning.number],
  ['状態', ({ warning }) => STATES[warning.state]],
  ['点数', ({ score }) => score.total],
  ['受付日', ({ receivedOn }) => receivedOn],
  ['報告日', ({ warning }) => warning.reportedOn],
  ['製造販売業者', ({ warning }) => warning.organisation],
  ['YJコード', (_, product) => product.yjCode],
  ['品名', (_, product) => product.productName],
  ['薬効分類', ({ classes }, { yjCode }) => classes.get(yjCode) ?? null],
  ['供給確保医薬品', (_, product) => product.essential],
  ['市場シェア（%）', (_, product) => product.marketShare],
  ['出荷対応', (_, product) => RESPONSES[product.response]],
  ['出荷量', (_, product) => VOLUMES[product.volume]],
  ['原因', ({ warning }) => CAUSES[warning.cause]],
  ['発生日', ({ warning }) => warning.notice.occurredOn],
  ['原因の詳細', ({ warning }) => warning.notice.details],
  ['原因となった他社品', ({ warning }) => warning.notice.otherProduct],
  ['供給不足の始まる見込み', (_, product) => product.expectedOn],
  ['影響する数量', (_, product) => product.quantity],
  ['在庫（か月分）', (_, product) => product.stockMonths],
  ['改善の見込み', ({ warning }) => warning.notice.improvement],
  ['代替品', ({ warning }) => warning.notice.alternatives],
  ['代替品の製造販売業者との協議', talk('makers')],
  ['関係学会・医療機関との協議', talk('societies')],
  ['審査部門・GMP部門との協議', talk('offices')],
  ['代わりのない患者', ({ warning }) => PATIENTS[warning.notice.patients]],
  ['代わりのない患者の数', ({ warning }) => warning.notice.patientCount],
  ['担当', ({ warning }) => warning.assignee],
  ['期限', ({ warning }) => warning.dueOn],
  ['遅れ', ({ late }) => (late.length > 0 ? 'はい' : null)],
  ['結果', ({ outcome }) => outcome && OUTCOMES[outcome]],
  ['結果の出た日', ({ resolvedOn }) => resolvedOn],
];

function talk(key: keyof Notice['talks']): (row: QueueRow) => Cell {
  return ({ warning }) => {
    const { state, text } = warning.notice.talks[key];
    return text === '' ? TALK_STATES[state] : `${TALK_STATES[state]}：${text}`;
  };
}

/** One product of a warning a line, in the order given. Names and addresses of the makers' contacts stay on the page. */
export function warningsCells(rows: readonly QueueRow[]): Cell[][] {
  return [
    COLUMNS.map(([header]) => header),
    ...rows.flatMap((row) =>
      productsOf(row.warning.notice).map((product) => COLUMNS.map(([, read]) => read(row, product))),
    ),
  ];
}

const GROUPS = { ...ESSENTIAL, none: '対象外' };

/** One figure a line, with its definition. */
export function analysisCsv(analysis: Analysis): Buffer {
  const { durations, query } = analysis;
  const { quartiles } = durations;
  const of = (figure: keyof typeof DEFINITIONS, what: string, value: Cell, unit: string) => [
    analysis.today,
    what,
    value,
    unit,
    DEFINITIONS[figure],
  ];
  const silent = `${query.since}以降、${query.days}日以上`;
  return writeCsv([
    ['集計日', '項目', '値', '単位', '定義'],
    of('open', '対応中', analysis.open, '件'),
    ...analysis.byCause.map(({ name, count }) => of('open', `対応中：原因：${name}`, count, '件')),
    ...analysis.byClass.map(({ name, count }) => of('byClass', `対応中：薬効分類：${name}`, count, '件')),
    of('durations', '判断までの日数：第1四分位', quartiles?.lower ?? null, '日'),
    of('durations', '判断までの日数：中央値', quartiles?.median ?? null, '日'),
    of('durations', '判断までの日数：第3四分位', quartiles?.upper ?? null, '日'),
    of('prevented', '判断済み', analysis.prevented.resolved, '件'),
    of('prevented', '未然に防止', analysis.prevented.prevented, '件'),
    of('late', '遅れている報告', analysis.late.length, '件'),
    ...analysis.silent.map(({ mah, unwarned }) =>
      of('silent', `報告のない品目：${mah}（${silent}）`, unwarned.length, '品目'),
    ),
    ...analysis.exposure.flatMap(({ group, products, declared, single, foreignOnly, singleForeign }) => [
      of('exposure', `${GROUPS[group]}：一覧にある品目`, products, '品目'),
      of('exposure', `${GROUPS[group]}：申告のある品目`, declared, '品目'),
      of('exposure', `${GROUPS[group]}：調達元が1つ`, single, '品目'),
      of('exposure', `${GROUPS[group]}：海外のみ`, foreignOnly, '品目'),
      of('exposure', `${GROUPS[group]}：調達元が1つで海外のみ`, singleForeign, '品目'),
    ]),
  ]);
}
