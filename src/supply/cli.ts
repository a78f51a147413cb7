import { type Command, Option } from 'commander';
import { japanMinute, today } from '../platform/clock.ts';
import { type CommandKit, dateOption, errorJson, renderError } from '../platform/command.ts';
import { readBounded } from '../platform/files/bounded-file.ts';
import { checkOutput, writeOutput, writeStandardOutput } from '../platform/files/output-file.ts';
import { numberText } from '../platform/number-text.ts';
import { terminalProgress } from '../platform/progress.ts';
import { editionCommands } from './cli-editions.ts';
import { exportEdition, FORMATS, type Format } from './export/export-edition.ts';
import { type ImportResult, importEdition, suspicion } from './history/import-edition.ts';
import { ImportMemory } from './history/import-memory.ts';
import { reclassify } from './history/reclassify.ts';
import {
  type Cell,
  CHANGE_KINDS,
  type ChangeField,
  cameOrWent,
  DIRECTIONS,
  isBlank,
  kindOf,
  type Problem,
  type SupplyChange,
} from './model.ts';
import { parseEdition } from './official/parse-edition.ts';
import type { SupplyContext } from './ports.ts';
import { editKey, isListingOnly } from './read/listing-edits.ts';
import { changesBetween } from './read/store-read.ts';
import { CHANGE_FIELD_LABELS, describeChange } from './words/change-wording.ts';

/** The room's commands, added to the groups `import`, `fetch` and `export` and to the program itself. */
export function supplyCommands(
  program: Command,
  groups: { import: Command; fetch: Command; export: Command },
  kit: CommandKit<SupplyContext>,
): void {
  groups.import
    .command('supply')
    .description('厚生労働省の医療用医薬品供給状況（xlsx）を取り込みます')
    .argument('<file...>', '公式のファイル名のままの一覧（例 260818iyakuhinkyoukyu.xlsx）')
    .option('--date <date>', '一覧の日付（ファイル名にも表題にも日付がないとき。ファイルは1つ）', dateOption)
    .option('--json', '結果をファイルごとに1行のJSONで書きます')
    .option('--strict', '読めないセルが1つでもあれば取り込みません')
    .option('--replace', '同じ日付の別の内容を、訂正版として置き換えます')
    .action((files: string[], options: ImportFlags, command: Command) => {
      if (options.date && files.length > 1)
        command.error(
          '✖ --date は、ファイルを1つだけ指定したときに使えます。一覧の日付はファイルごとに違います。',
        );
      return kit.withContext(command, (context) => importFiles(context, files, options));
    });

  groups.fetch
    .command('supply')
    .description('厚生労働省のページから最新の一覧を取得して取り込みます')
    .option('--json', '結果をJSONで書きます')
    .action((options: { json?: boolean }, command: Command) =>
      kit.withContext(command, async (context) => {
        const { fetchSupply, sourceState } = await import('./source/fetch-edition.ts');
        const progress = terminalProgress();
        const outcome = await fetchSupply(context, { progress: progress.report }).finally(progress.stop);
        const state = await sourceState(context);
        console.log(
          options.json
            ? JSON.stringify({ ...outcome, error: outcome.error && errorJson(outcome.error), state })
            : outcome.message,
        );
        if (!options.json && state.alarm) console.error(`⚠ ${state.alarm}`);
        if (outcome.outcome === 'refused' || outcome.outcome === 'failed') process.exitCode = 1;
      }),
    );

  groups.export
    .command('supply')
    .description('一覧をファイルに書き出します（xlsx は公式の様式）')
    .option('--as-of <date>', '一覧の日付（既定は最新）', dateOption)
    .addOption(new Option('--format <format>', '形式').choices(FORMATS).default('xlsx'))
    .addOption(
      new Option(
        '--official',
        '公式の一覧だけを、取り込んだときのまま書き出します（製造販売業者の報告を除く。xlsx のみ）',
      ).implies({ format: 'xlsx' }),
    )
    .requiredOption('-o, --output <file>', '書き出し先（- は標準出力）')
    .action(
      (options: { asOf?: string; format: Format; official?: boolean; output: string }, command: Command) =>
        kit.withContext(command, async (context) => {
          if (options.output !== '-') await checkOutput(options.output);
          const progress = terminalProgress();
          progress.report(0, 1, `${options.format} を作成中`);
          const made = await exportEdition(context, options).finally(progress.stop);
          if (options.output === '-') await writeStandardOutput(made.bytes);
          else await writeOutput(options.output, made.bytes);
          if (made.withdrawnAt)
            console.error(
              `⚠ ${made.asOf} の一覧は、${japanMinute(made.withdrawnAt)} に取り下げられています。`,
            );
          console.error(
            `${made.asOf} の一覧を ${options.output} に書き出しました（${numberText(made.bytes.length)}バイト）。`,
          );
        }),
    );

  program
    .command('changes')
    .description('一覧と一覧の間の変化を示します')
    .requiredOption('--since <date>', 'この日付以降の一覧', dateOption)
    .option('--until <date>', 'この日付までの一覧', dateOption)
    .option('--json', 'JSONの配列で書きます')
    .action((options: { since: string; until?: string; json?: boolean }, command: Command) =>
      kit.withContext(command, async ({ pool }) => {
        const rows = (await changesBetween(pool, options)).map(toChange);
        console.log(
          options.json
            ? JSON.stringify(rows, null, 1)
            : changeLinesOf(rows).join('\n') || '変化はありません。',
        );
      }),
    );

  editionCommands(program, kit);

  program
    .command('reclassify')
    .description('保存されたすべての一覧から、変化を今の規則で求め直します（お知らせは送りません）')
    .action((_options: unknown, command: Command) =>
      kit.withContext(command, async (context) => {
        const { total, updated, version } = await reclassify(context);
        console.log(
          `規則 第${version}版で ${numberText(total)}件の変化を求め直し、${numberText(updated)}件を改めました。`,
        );
      }),
    );
}

interface ImportFlags {
  date?: string;
  json?: boolean;
  strict?: boolean;
  replace?: boolean;
}

async function importFiles(
  context: SupplyContext,
  files: string[],
  { date, json, strict, replace }: ImportFlags,
): Promise<void> {
  const progress = terminalProgress();
  const memory = new ImportMemory();
  const problems: Problem[] = [];
  for (const [index, path] of files.entries()) {
    const tell = (step: number, what: string) =>
      progress.report(index * 3 + step, files.length * 3, `${path.split('/').at(-1)} ${what}`);
    try {
      tell(0, '読み込み中');
      const file = readBounded(path, context.settings.fetchMaxMb);
      const edition = await parseEdition(file, {
        today: today(context.clock),
        maxUnpackedMb: context.settings.unpackedMaxMb,
        strict,
        ...(date && { date }),
      });
      tell(1, '比べて保存中');
      const result = await importEdition(context, edition, { source: 'official', replace, memory });
      tell(3, '完了');
      problems.push(...result.problems);
      console.log(json ? JSON.stringify(toJson(result)) : resultLine(result));
      const look = suspicion(result);
      if (look) console.error(`⚠ ${look}`);
    } catch (error) {
      process.exitCode = 1;
      if (json) console.log(JSON.stringify({ file: path, error: errorJson(error) }));
      console.error(renderError(error));
    }
  }
  progress.stop();
  if (!json) for (const problem of problems) console.log(problemLine(problem));
}

function toJson({ alreadyImported, returned, ...told }: ImportResult) {
  return told;
}

function resultLine(r: ImportResult): string {
  if (r.alreadyImported) return `${r.asOf}  ${r.file}：すでに取り込まれています（変更なし）。`;
  return (
    `${r.asOf}  ${r.file}：${numberText(r.rows)}品目（掲載 ${numberText(r.added)}、掲載終了 ${numberText(r.removed)}、変化 ${numberText(r.changed)}、` +
    `うち出荷対応 ${numberText(r.responseChanged)}・出荷量 ${numberText(r.volumeChanged)}、品目情報の変化 ${numberText(r.listingChanged)}、` +
    `読めないセル ${numberText(r.problems.length)}）`
  );
}

function problemLine({ file, row, column, value, reason, remedy }: Problem): string {
  return `⚠ ${file} ${row}行 ${column}「${value ?? ''}」：${reason}。${remedy}`;
}

function toChange({
  asOf,
  yjCode,
  name,
  kinds,
  before,
  after,
  direction,
  notable,
}: SupplyChange): SupplyChange {
  return { asOf, yjCode, name, kinds, before, after, direction, notable };
}

/** One line a change; what was changed in the same way for many products of an edition is one line for all of them. */
function changeLinesOf(changes: readonly SupplyChange[]): string[] {
  const edits = Map.groupBy(changes, (change) => (isListingOnly(change) ? editKey(change) : change));
  return [...edits.values()].flatMap((same) => {
    if (same.length <= FOLDED_FROM) return same.map(changeLine);
    const [{ asOf, name, ...first }] = same as [SupplyChange];
    const moved = describeChange(first).map(({ label, before, after }) => `${label} ${before} → ${after}`);
    return `${asOf}  ${numberText(same.length)}品目  ${CHANGE_KINDS.listing}（小）  ${moved.join('、')}  （${name} など。品目ごとには --json）`;
  });
}

/** How many products are still named one by one. */
const FOLDED_FROM = 3;

function changeLine(change: SupplyChange): string {
  const said = (cell: Cell | undefined) => (isBlank(cell ?? null) ? '記載なし' : cell);
  const moved = (Object.keys(change.after) as ChangeField[]).map(
    (field) =>
      `${kindOf(field) === 'listing' ? `${CHANGE_FIELD_LABELS[field]} ` : ''}${said(change.before[field])} → ${said(change.after[field])}`,
  );
  const kinds = change.kinds.map((kind) => CHANGE_KINDS[kind]).join('・');
  return `${change.asOf}  ${change.yjCode}  ${DIRECTIONS[change.direction]}${change.notable ? '' : '（小）'}  ${change.name}  ${kinds}${cameOrWent(change.kinds) ? '' : `  ${moved.join('、')}`}`;
}
