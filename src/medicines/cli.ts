import type { Command } from 'commander';
import { today } from '../platform/clock.ts';
import { type CommandKit, dateOption, errorJson, renderError } from '../platform/command.ts';
import type { Context } from '../platform/context.ts';
import { readBounded } from '../platform/files/bounded-file.ts';
import { numberText } from '../platform/number-text.ts';
import type { ReferenceKind, ReferenceResult } from './lists/import-reference.ts';
import { GENERIC_CLASSES, type RouteInForce } from './model.ts';

const LISTS: { command: string; kind: ReferenceKind; description: string }[] = [
  { command: 'price', kind: 'price', description: '薬価基準収載品目リスト（csv・xlsx）を取り込みます' },
  {
    command: 'generic-info',
    kind: 'generic-info',
    description: '後発医薬品に関する情報（csv・xlsx）を取り込みます',
  },
  {
    command: 'generic-names',
    kind: 'generic-names',
    description:
      '一般名処方マスタ（xlsx・csv、例外コード表を含む）を取り込み、一般名で検索できるようにします',
  },
  {
    command: 'packages',
    kind: 'packages',
    description:
      'MEDIS-DC の包装単位コードの一覧（A_日付_2）と HOTコードマスター（MEDIS日付_h）（zip・txt）を取り込み、JAN・GTIN で検索し、販売元と包装を示せるようにします',
  },
  {
    command: 'receipt-codes',
    kind: 'receipt-codes',
    description:
      'レセプト電算処理システムの医薬品マスター（全件 y_ALL日付 と差分 y_日付、zip・csv、順不同）を取り込み、レセプト電算コードで検索できるようにします',
  },
];

interface ImportFlags {
  date?: string;
  json?: boolean;
  replace?: boolean;
}

/** Problems that are printed of one file; the rest is counted. */
const SHOWN_PROBLEMS = 20;

/** Imports files one after the other; those that cannot be read do not stop the others. */
async function importLists(
  { context, served }: { context: Context; served: Served },
  kind: ReferenceKind,
  files: readonly string[],
  { json, ...options }: ImportFlags,
): Promise<void> {
  const [{ importReferenceFile }, { routesText }] = await Promise.all([
    import('./lists/import-reference.ts'),
    import('./lists/list-routes.ts'),
  ]);
  const routes = new Map<string, RouteInForce[]>();
  for (const path of files) {
    try {
      const file = readBounded(path, context.settings.fetchMaxMb);
      const result = await importReferenceFile(context, file, { kind, ...options });
      routes.set(result.effectiveFrom, result.routes);
      console.log(json ? JSON.stringify(result) : importedText(result));
    } catch (error) {
      process.exitCode = 1;
      if (json) console.log(JSON.stringify({ file: path, error: errorJson(error) }));
      console.error(renderError(error));
    }
  }
  if (json) return;
  // Said once the last file is in: the workbooks of one date are one list.
  if (kind === 'price')
    for (const [date, found] of [...routes].toSorted())
      console.log(`${date} の薬価基準収載品目リスト：${routesText(found, date)}`);
  // Figures take prices and classes from the lists, and neither names nor codes.
  if (kind !== 'price' && kind !== 'generic-info') return;
  for (const line of await served(context)) console.log(`データセット ${line}`);
}

function importedText(result: ReferenceResult): string {
  const { effectiveFrom, file, rows, problems, unknownColumns, otherSheets } = result;
  const state = result.alreadyImported
    ? 'すでに取り込まれています（変更なし）'
    : `${numberText(rows)}件、読めない行 ${numberText(problems.filter(({ rowLeftOut }) => rowLeftOut).length)}`;
  const list = (names: readonly string[]) => names.map((name) => `「${name}」`).join('');
  return [
    `${effectiveFrom}から  ${file}：${state}`,
    ...problems
      .slice(0, SHOWN_PROBLEMS)
      .map((p) => `⚠ ${p.file} ${p.row}行 ${p.column}「${p.value ?? ''}」：${p.reason}。${p.remedy}`),
    problems.length > SHOWN_PROBLEMS && `⚠ ほか ${numberText(problems.length - SHOWN_PROBLEMS)}件`,
    unknownColumns.length > 0 && `知らない列${list(unknownColumns)}は、書かれているまま残しました。`,
    otherSheets.length > 0 && `シート${list(otherSheets)}には見出しの行がないため、読んでいません。`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** What the lists are imported for: which of them serve each dataset, a line each. A room above knows. */
type Served = (context: Context) => Promise<string[]>;

/** The room's commands, added to the program and its group `import`. */
export function medicinesCommands(
  program: Command,
  groups: { import: Command },
  kit: CommandKit,
  served: Served,
): void {
  for (const { command: name, kind, description } of LISTS) {
    groups.import
      .command(name)
      .description(description)
      .argument('<file...>', '日付を含む名前のファイル（例 mhlw_price_20250716.csv、tp20250716-01_01.xlsx）')
      .option('--date <date>', 'ファイル名に日付がないときの、リストの日付', dateOption)
      .option('--json', '結果をファイルごとに1行のJSONで書きます')
      .option('--replace', '同じ日付の内容を置き換えます（同じ内容も、もう一度保存します）')
      .action((files: string[], options: ImportFlags, command: Command) =>
        kit.withContext(command, (context) => importLists({ context, served }, kind, files, options)),
      );
  }

  program
    .command('lookup')
    .description('品目の薬価と先発・後発の区分を、その日に有効なリストから示します')
    .argument('<code...>', 'YJコードか薬価基準収載医薬品コード')
    .option('--date <date>', '日付（既定は今日）', dateOption)
    .option('--json', 'JSONの配列で書きます')
    .action((codes: string[], options: { date?: string; json?: boolean }, command: Command) =>
      kit.withContext(command, async (context) => {
        const date = options.date ?? today(context.clock);
        const { referenceOn } = await import('./lookup.ts');
        const reference = await referenceOn(context, date);
        const found = codes.map((code) => ({
          code,
          date,
          price: reference.price(code),
          genericClass: reference.genericClass(code),
        }));
        if (options.json) console.log(JSON.stringify(found, null, 1));
        else
          for (const { code, price, genericClass } of found)
            console.log(
              `${code}  ${price ? `${price.amount}円（${price.effectiveFrom}から）` : '薬価なし'}  ${genericClass ? GENERIC_CLASSES[genericClass] : '－'}`,
            );
      }),
    );
}
