import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { today } from '../platform/clock.ts';
import type { CommandKit } from '../platform/command.ts';
import type { Context } from '../platform/context.ts';
import { checkOutput, makeOutputFolder, writeOutput } from '../platform/files/output-file.ts';
import { numberText } from '../platform/number-text.ts';
import { packFileName } from './addresses.ts';
import type { PackFormat } from './pack/read-pack.ts';
import { COUNT_LIMITED } from './page-measures.ts';

interface Flags {
  output?: string;
  format?: PackFormat;
  countLimited?: boolean;
  /** Options of the group, which are valid anywhere in the command. */
  dataset?: string;
  codes?: string;
  edition?: string;
}

/** `antei indicators pack`, below the group `indicators`. */
export function packCommand(indicators: Command, kit: CommandKit): void {
  indicators
    .command('pack')
    .description('都道府県の協議会資料（PDFとExcel）を書き出します')
    .argument('<prefecture>', '都道府県のコードか名前（例 36、徳島県）')
    .option('-o, --output <path>', '書き出す先のファイルかフォルダー（既定は今のフォルダー）')
    .addOption(
      new Option('--format <format>', '形式（既定はファイル名から。フォルダーには両方）').choices([
        'pdf',
        'xlsx',
      ]),
    )
    .option('--count-limited', '限定出荷・供給停止の品目への切替えも節減額に数えます')
    .action(async (prefecture: string, _options: unknown, command: Command) => {
      const files = await kit.withContext(command, (context) =>
        writePack(context, prefecture, command.optsWithGlobals<Flags>()),
      );
      for (const { path, bytes } of files) console.log(`${path}（${numberText(bytes)}バイト）`);
    });
}

/**
 * Writes the pack of a prefecture; where the file does not say the format, both, into a folder.
 * @throws AnteiError `not-found` for an unknown prefecture, `no-dataset`
 */
export async function writePack(
  context: Context,
  prefecture: string,
  { output = '.', format, countLimited, dataset, codes, edition }: Flags,
): Promise<{ path: string; bytes: number }[]> {
  const [{ prefectureCode }, { createIndicators }] = await Promise.all([
    import('./pack/read-pack.ts'),
    import('./indicators.ts'),
  ]);
  const code = prefectureCode(prefecture);
  const asked = { dataset, codes, edition, [COUNT_LIMITED]: countLimited ? 'count' : undefined };
  const params = new URLSearchParams(
    Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  const indicators = createIndicators(context);
  try {
    const files: { path: string; bytes: number }[] = [];
    for (const { path, format: kind } of await targets(output, format, code)) {
      await checkOutput(path);
      const bytes = await indicators.pack(code, params, today(context.clock), kind);
      await writeOutput(path, bytes);
      files.push({ path, bytes: bytes.length });
    }
    return files;
  } finally {
    await indicators.close();
  }
}

/** The files to write: one if a file is named, else all in a folder, which is made if it does not exist. */
async function targets(
  output: string,
  format: PackFormat | undefined,
  code: string,
): Promise<{ path: string; format: PackFormat }[]> {
  const named = /\.(pdf|xlsx)$/i.exec(output)?.[1]?.toLowerCase() as PackFormat | undefined;
  const isFolder = await stat(output).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder && (named || format)) return [{ path: output, format: format ?? named! }];
  if (!isFolder) await makeOutputFolder(output);
  const formats: PackFormat[] = format ? [format] : ['pdf', 'xlsx'];
  return formats.map((kind) => ({ path: join(output, packFileName(code, kind)), format: kind }));
}
