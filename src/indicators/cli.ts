import { type Command, Option } from 'commander';
import { type CommandKit, count, dateOption } from '../platform/command.ts';
import type { Context } from '../platform/context.ts';
import { importDispensingCommand } from './cli-dispensing.ts';
import { importNdbCommand } from './cli-import.ts';
import { packCommand } from './cli-pack.ts';
import { readableTrend } from './cli-trend.ts';
import { figuresJson } from './figures-json.ts';
import { BREAKDOWNS, type Breakdown, type FigureReference, type FigureTable, type Measure } from './model.ts';
import { ALL_ROUNDS } from './read-measure-trend.ts';
import { coverageText, distanceText, lastDay, referenceName } from './references.ts';
import { trendJson } from './trend-json.ts';
import { formatBounds, formatFigure } from './wording.ts';

interface Flags {
  by: Breakdown;
  dataset?: string;
  codes?: string;
  edition?: string;
  allowOtherTime?: boolean;
  json?: boolean;
  list?: boolean;
}

/** The room's commands, added to the program and its group `import`. */
export function indicatorsCommands(program: Command, groups: { import: Command }, kit: CommandKit): void {
  importNdbCommand(groups, kit);
  importDispensingCommand(groups, kit);
  const indicators = program
    .command('indicators')
    .description('指標を計算して示します（指標を省くと、指標の一覧）')
    .argument('[measure]', '指標のID（例 generic-volume-share）')
    .addOption(
      new Option('--by <breakdown>', '集計の単位').choices(Object.keys(BREAKDOWNS)).default('nation'),
    )
    .option(
      '--dataset <id>',
      'データセット（既定は最新のNDBオープンデータ）。all で、取り込んだすべての回を年ごとに並べます',
    )
    .option(
      '--codes <date>',
      'この日に有効な薬価と後発医薬品の区分で見ます（既定は対象期間の末日）',
      dateOption,
    )
    .option(
      '--allow-other-time',
      '期間の末日に有効なリストがないとき、その後で最も近いリストで計算します（警告を付け、上下限は示しません）',
    )
    .option('--edition <date>', 'この日付以前で最新の供給状況で見ます（既定は最新）', dateOption)
    .option('--list', '指標の一覧を示します')
    .option('--json', 'JSONで書きます')
    .action((measure: string | undefined, options: Flags, command: Command) =>
      kit.withContext(command, (context) => show(context, measure, options)),
    );
  packCommand(indicators, kit);
}

async function show(
  context: Context,
  id: string | undefined,
  { list, json, allowOtherTime: otherTime, ...asked }: Flags,
): Promise<void> {
  const { createIndicators } = await import('./indicators.ts');
  const indicators = createIndicators(context);
  try {
    if (list || id === undefined) {
      const measures = indicators.measures();
      console.log(json ? JSON.stringify(measures) : measures.map(measureLine).join('\n'));
      return;
    }
    const measure = indicators.measure(id);
    if (asked.dataset === ALL_ROUNDS) {
      const trend = await indicators.trend({ ...asked, otherTime, measure: id });
      console.log(json ? JSON.stringify(trendJson(trend)) : readableTrend(trend));
      return;
    }
    const table = await indicators.figures({ ...asked, otherTime, measure: id });
    console.log(json ? JSON.stringify(figuresJson(table)) : readable(measure, table));
  } finally {
    await indicators.close();
  }
}

function measureLine({ id, title, breakdowns }: Measure): string {
  return `${id}\n    ${title.ja}（${breakdowns.map((by) => BREAKDOWNS[by]).join('・')}）`;
}

function breakdownName(by: Breakdown): string {
  const name = BREAKDOWNS[by];
  return by === 'nation' || name.endsWith('別') ? name : `${name}別`;
}

/** Codes without a class that are printed. */
const SHOWN_CODES = 20;

function readable(measure: Measure, table: FigureTable): string {
  const { dataset, period, codes, edition, rows, unmapped, bounded, warnings } = table;
  const lines = [
    `${measure.title.ja}（${measure.id} 第${measure.version}版、${breakdownName(table.by)}）`,
    `${dataset}  ${period}  区分 ${codes}${edition === null ? '' : `  供給状況 ${edition}`}`,
    ...warnings.map((warning) => `⚠ ${warning}`),
    '',
    ...rows.map(
      (row) =>
        `${row.key}  ${row.label}  ${formatFigure(measure, row.value)}${bounded ? `  （${formatBounds(measure, row)}）` : ''}`,
    ),
    '',
    ...(bounded ? ['かっこの中は、秘匿されたセルの取りうる値による範囲です。'] : []),
    ...table.references.map((reference) => referenceLine(reference, table)),
    coverageText(table.coverage),
  ];
  if (unmapped.length > 0) {
    lines.push(`区分のリストにないコード ${count(unmapped.length)}件（どこにも数えていません）：`);
    // The most first, as far as anybody reads; --json has them all.
    const most = unmapped.toSorted((a, b) => b.quantity - a.quantity).slice(0, SHOWN_CODES);
    for (const { code, name, quantity } of most) lines.push(`  ${code}  ${name}  数量 ${count(quantity)}`);
    if (unmapped.length > SHOWN_CODES)
      lines.push(`  ほか ${count(unmapped.length - SHOWN_CODES)}件（--json にすべてあります）`);
  }
  return lines.join('\n');
}

function referenceLine(reference: FigureReference, { period }: Pick<FigureTable, 'period'>): string {
  const name = referenceName(reference);
  return reference.date === null
    ? `${name}：なし`
    : `${name}：${distanceText(reference.date, lastDay(period))}`;
}
