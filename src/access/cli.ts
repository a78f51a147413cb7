import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CommandKit } from '../platform/command.ts';
import type { Context } from '../platform/context.ts';
import { setAddress } from '../platform/http/site-address.ts';
import { numberText } from '../platform/number-text.ts';
import { verifyTrail } from './audit/audit.ts';
import { readEntries } from './audit/store-audit.ts';
import { inviteTo, registerOrganisation } from './members/organisations.ts';
import { listOrganisations } from './members/store-organisations.ts';
import { DEEDS, type Deed, ORGANISATION_KINDS, ROLES, type Role } from './model.ts';

/** The room's commands: the audit trail, and the organisations that the operator registers. */
export function accessCommands(program: Command, kit: CommandKit): void {
  const audit = program.command('audit').description('操作の記録（監査証跡）を確かめます');
  audit
    .command('verify')
    .description('操作の記録が書き換えられず、欠けていないことを確かめます')
    .option(
      '--head <hash>',
      '前に控えた最後のハッシュ。記録の末尾が消されていないことも確かめます',
      hashOption,
    )
    .option('--json', '結果をJSONで書きます')
    .action((options: { head?: string; json?: boolean }, command: Command) =>
      kit.withContext(command, (context) => verify(context, options)),
    );
  audit
    .command('list')
    .description('操作の記録を、古いものから示します')
    .option('--since <seq>', 'この通し番号より後', numberOption, 0)
    .option('--limit <n>', '件数', numberOption, 100)
    .option('--json', 'JSONの配列で書きます')
    .action((options: { since: number; limit: number; json?: boolean }, command: Command) =>
      kit.withContext(command, async ({ pool }) => {
        const entries = await readEntries(pool, options.since, options.limit);
        if (options.json) console.log(JSON.stringify(entries, null, 1));
        else
          for (const { seq, at, action, organisationId, personId, record } of entries)
            console.log(
              `${seq}  ${at}  ${DEEDS[action as Deed] ?? action}  組織 ${organisationId ?? '－'}  人 ${personId ?? '－'}  ${record}`,
            );
      }),
    );

  const organisation = program.command('organisation').description('報告や対応をする組織を登録します');
  organisation
    .command('add')
    .description('組織を登録します')
    .addOption(
      new Option('--kind <kind>', '種類').choices(Object.keys(ORGANISATION_KINDS)).makeOptionMandatory(),
    )
    .requiredOption('--name <name>', '名前')
    .option('--maker <name...>', '一覧の⑦列にある製造販売業者名（製造販売業者のとき）')
    .option('--json', '結果をJSONで書きます')
    .action((options: { kind: string; name: string; maker?: string[]; json?: boolean }, command: Command) =>
      kit.withContext(command, async (context) => {
        const { name, kind, maker: makers = [] } = options;
        const { publicId } = await registerOrganisation(context, { kind, name, makers });
        console.log(
          options.json
            ? JSON.stringify({ publicId, kind, name, makers })
            : `「${name}」を登録しました。最初の管理者は次の命令で招待できます：antei organisation invite ${publicId} --role admin`,
        );
      }),
    );
  organisation
    .command('list')
    .description('登録された組織を示します')
    .option('--json', 'JSONの配列で書きます')
    .action((options: { json?: boolean }, command: Command) =>
      kit.withContext(command, async ({ pool }) => {
        const all = await listOrganisations(pool);
        if (options.json) console.log(JSON.stringify(all, null, 1));
        else
          for (const { publicId, kind, name, makers, members, demo, closed } of all) {
            const notes = [demo ? 'お試し用' : '', closed ? '閉じた組織' : ''].filter(Boolean);
            console.log(
              `${publicId}  ${ORGANISATION_KINDS[kind]}  ${name}  ${numberText(members)}人  ${[...makers, ...notes].join('、')}`.trimEnd(),
            );
          }
      }),
    );
  organisation
    .command('invite')
    .description('組織への招待のリンクを作ります（7日間、1人）')
    .argument('<publicId>', '組織の識別子（antei organisation list で示すもの）')
    .addOption(new Option('--role <role>', '役割').choices(Object.keys(ROLES)).default('admin'))
    .option('--json', '結果をJSONで書きます')
    .action((publicId: string, options: { role: Role; json?: boolean }, command: Command) =>
      kit.withContext(command, async (context) => {
        const path = `/invitation/${await inviteTo(context, publicId, options.role)}`;
        const url = `${setAddress(context.settings) ?? ''}${path}`;
        console.log(options.json ? JSON.stringify({ path, url }) : url);
      }),
    );
}

async function verify({ pool }: Context, { head, json }: { head?: string; json?: boolean }): Promise<void> {
  const state = await verifyTrail(pool, head);
  const lost = state.containsHead === false;
  if (state.broken || lost) process.exitCode = 1;
  if (json) {
    console.log(JSON.stringify(state));
    return;
  }
  if (state.broken)
    console.log(`✖ 記録 ${state.broken.seq}：${state.broken.why}。ここから先は信用できません。`);
  else if (lost) console.log('✖ 控えたハッシュがありません。記録の末尾が消されたか、別の記録です。');
  else
    console.log(
      `操作の記録は完全です：${numberText(state.entries)}件。次のハッシュを別の場所に控えてください：\n${state.head}`,
    );
}

function numberOption(text: string): number {
  const number = Number(text);
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('0以上の整数で指定してください。');
  return number;
}

function hashOption(text: string): string {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new InvalidArgumentError('64桁の16進数で指定してください。');
  return text;
}
