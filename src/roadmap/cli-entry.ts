/** Entries by the operator at the machine, signed by an organisation of the ministry. */

import { Argument, type Command, InvalidArgumentError } from 'commander';
import { type MinistryOrganisation, ministryOrganisations } from '../access/index.ts';
import type { CommandKit } from '../platform/command.ts';
import type { Context } from '../platform/context.ts';
import type { ItemProblem } from '../platform/form-fields.ts';
import { numberText } from '../platform/number-text.ts';
import type { Withdrawable } from './entries/store-entries.ts';
import { AnteiError } from './errors.ts';
import { STATES } from './model.ts';

interface Signed {
  organisation?: string;
  json?: boolean;
}

/** `status`, `point`, `target`, `comment` and `withdraw`, added to the group `roadmap`. */
export function entryCommands(roadmap: Command, kit: CommandKit): void {
  const signed = (command: Command) =>
    command
      .option('--organisation <publicId>', '署名する厚生労働省の組織（1つだけのときは省けます）')
      .option('--json', '結果をJSONで示します');

  signed(
    roadmap
      .command('status')
      .description('取組の状態を登録します')
      .argument('<initiative>', '取組のid')
      .addArgument(new Argument('<state>', '状態').choices(Object.keys(STATES)))
      .requiredOption('--since <date>', 'いつの状況か（2026-04-01、または月 2026-04）')
      .requiredOption('--note <text>', '説明')
      .requiredOption('--evidence <url=title...>', '根拠のアドレスと表題（複数可）', evidenceOption),
  ).action((id: string, state: string, options: StatusOptions & Signed, command: Command) =>
    kit.withContext(command, async (context) => {
      const { since, note, evidence } = options;
      const { addStatus, world, by } = await prepare(context, options);
      const fields = { state, since, note, evidence: evidence.join('\n') };
      report(await addStatus(world, by, id, fields), options);
    }),
  );

  signed(
    roadmap
      .command('point')
      .description('KPIの値を登録します')
      .argument('<kpi>', 'KPIのid')
      .argument('<period>', '期間（2025-09、FY2024、2024、FY2018/FY2022）')
      .argument('<value>', '値（割合は％で 80.2、金額は 1,103億 など）')
      .requiredOption('--source <text>', '出典')
      .option('--url <url>', '出典のアドレス', '')
      .option('--note <text>', '注', ''),
  ).action((id: string, period: string, value: string, options: PointOptions & Signed, command: Command) =>
    kit.withContext(command, async (context) => {
      const { source, url, note } = options;
      const { addPoint, world, by } = await prepare(context, options);
      report(await addPoint(world, by, id, { period, value, source, sourceUrl: url, note }), options);
    }),
  );

  signed(
    roadmap
      .command('target')
      .description('KPIの目標の新しい版を登録します（前の版は残ります）')
      .argument('<kpi>', 'KPIのid')
      .argument('<value>', '目標の値（割合は％で 70、金額は 1,500億 など）')
      .requiredOption('--wording <text>', '目標の言葉（資料のとおりに）')
      .requiredOption('--due <date>', '期限（2030-03-31）')
      .requiredOption('--set-on <date>', '決めた日')
      .requiredOption('--source <text>', '出典')
      .option('--url <url>', '出典のアドレス', '')
      .option('--note <text>', '注', ''),
  ).action((id: string, value: string, options: TargetOptions & Signed, command: Command) =>
    kit.withContext(command, async (context) => {
      const { wording, due, setOn, source, url, note } = options;
      const { raiseTarget, world, by } = await prepare(context, options);
      report(
        await raiseTarget(world, by, id, { value, wording, due, setOn, source, sourceUrl: url, note }),
        options,
      );
    }),
  );

  signed(
    roadmap
      .command('comment')
      .description('取組やKPIへの専門家の意見を登録します（事実の記録とは別に示します）')
      .argument('<record>', '取組かKPIのid')
      .requiredOption('--expert <name>', '専門家の名前')
      .requiredOption('--affiliation <text>', '所属')
      .requiredOption('--said-on <date>', '述べた日')
      .requiredOption('--text <text>', '意見'),
  ).action((id: string, options: CommentOptions & Signed, command: Command) =>
    kit.withContext(command, async (context) => {
      const { expert, affiliation, saidOn, text } = options;
      const { addComment, world, by } = await prepare(context, options);
      report(await addComment(world, by, id, { expert, affiliation, saidOn, body: text }), options);
    }),
  );

  signed(
    roadmap
      .command('withdraw')
      .description('登録した状態・値・目標・意見を取り下げます（記録は残ります）')
      .addArgument(new Argument('<what>', '種類').choices(WITHDRAWABLE))
      .argument('<id>', '登録の番号', idArgument)
      .requiredOption('--why <text>', '理由'),
  ).action((what: Withdrawable, id: number, options: { why: string } & Signed, command: Command) =>
    kit.withContext(command, async (context) => {
      const { withdraw, world, by } = await prepare(context, options);
      refuse(await withdraw(world, by, what, id, options.why));
      console.log(options.json ? JSON.stringify({ id }) : `登録 ${numberText(id)} を取り下げました。`);
    }),
  );
}

const WITHDRAWABLE: readonly Withdrawable[] = ['status', 'point', 'target', 'comment'];

interface StatusOptions {
  since: string;
  note: string;
  evidence: string[];
}
interface PointOptions {
  source: string;
  url: string;
  note: string;
}
interface TargetOptions extends PointOptions {
  wording: string;
  due: string;
  setOn: string;
}
interface CommentOptions {
  expert: string;
  affiliation: string;
  saidOn: string;
  text: string;
}

async function prepare(context: Context, { organisation }: Signed) {
  const [entries, { readRegister }] = await Promise.all([
    import('./desk/entries.ts'),
    import('./register/read-register.ts'),
  ]);
  const signer = chooseSigner(await ministryOrganisations(context.pool), organisation);
  return {
    ...entries,
    world: { ...context, register: readRegister() },
    by: { personId: null, organisationId: signer.id },
  };
}

/** @throws AnteiError bad-request where it is not clear who signs */
function chooseSigner(all: readonly MinistryOrganisation[], asked: string | undefined): MinistryOrganisation {
  const found =
    asked === undefined ? all.filter(({ demo }) => !demo) : all.filter((one) => one.publicId === asked);
  if (found.length === 1) return found[0]!;
  const there = all.map(({ publicId, name }) => `${publicId}（${name}）`).join('、') || 'ありません';
  const why =
    asked === undefined
      ? '署名する組織が1つに決まりません'
      : `「${asked}」という厚生労働省の組織はありません`;
  throw new AnteiError(
    'bad-request',
    `${why}。--organisation で指定してください。登録されている厚生労働省の組織：${there}。登録は antei organisation add --kind ministry でできます。`,
  );
}

function report(entered: { id: number | null; problems: ItemProblem[] }, { json }: Signed): void {
  refuse(entered.problems);
  console.log(json ? JSON.stringify({ id: entered.id }) : `登録しました（番号 ${entered.id}）。`);
}

function refuse(problems: readonly ItemProblem[]): void {
  if (problems.length > 0)
    throw new AnteiError('bad-request', problems.map(({ item, wording }) => `${item}：${wording}`).join(' '));
}

/** `URL=TITLE`; an address may hold the sign, a title comes after the last one. */
function evidenceOption(text: string, before: string[] = []): string[] {
  const at = text.lastIndexOf('=');
  if (at <= 0) throw new InvalidArgumentError('https://example.go.jp/a=表題 の形で指定してください。');
  return [...before, `${text.slice(0, at)} ${text.slice(at + 1)}`];
}

function idArgument(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('番号で指定してください。');
  return Number(text);
}
