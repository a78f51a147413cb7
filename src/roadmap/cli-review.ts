import { type Command, Option } from 'commander';
import { today } from '../platform/clock.ts';
import { type CommandKit, dateOption } from '../platform/command.ts';
import { checkOutput, writeOutput } from '../platform/files/output-file.ts';
import { numberText } from '../platform/number-text.ts';
import { withRoadmap } from './cli-world.ts';
import { AnteiError } from './errors.ts';
import type { ReviewFormat } from './review/draw-review.ts';

const FORMATS = ['pdf', 'docx', 'html'] as const;

interface Flags {
  asOf?: string;
  output?: string;
  format?: ReviewFormat;
  short?: boolean;
  since?: string;
  json?: boolean;
}

/** `antei roadmap review`, below the group `roadmap`. */
export function reviewCommand(roadmap: Command, kit: CommandKit): void {
  roadmap
    .command('review')
    .description('点検資料（すべてのKPIと取組、根拠、欠けているもの）を書き出します')
    .option('--as-of <date>', 'この日の終わりに分かっていたことで作ります（既定は今日）', dateOption)
    .option(
      '-o, --output <path>',
      '書き出す先のファイル（.pdf .docx .html。既定は今のフォルダーの antei-review-日付.pdf）',
    )
    .addOption(new Option('--format <format>', '形式（既定はファイル名から）').choices(FORMATS))
    .option('--short', '概要版（A4で8ページまで）にします')
    .option('--since <date>', '前の点検の日。概要版に、この日からの変化を載せます（既定は1年前）', dateOption)
    .option('--json', '結果をJSONで示します')
    .action((options: Flags, command: Command) =>
      withRoadmap(kit, command, async ({ review }, context) => {
        const asOf = options.asOf ?? today(context.clock);
        const format = formatOf(options);
        const edition = options.short ? 'short' : 'full';
        const path = options.output ?? `antei-review-${options.short ? 'short-' : ''}${asOf}.${format}`;
        await checkOutput(path);
        const bytes = await review(asOf, format, { edition, since: options.since });
        await writeOutput(path, bytes);
        const result = { path, format, edition, asOf, bytes: bytes.length };
        console.log(options.json ? JSON.stringify(result) : `${path}（${numberText(bytes.length)}バイト）`);
      }),
    );
}

/** @throws AnteiError bad-request where neither the option nor the file says it */
function formatOf({ format, output }: Flags): ReviewFormat {
  if (format) return format;
  if (output === undefined) return 'pdf';
  const ending = /\.(\w+)$/.exec(output)?.[1]?.toLowerCase();
  const found = FORMATS.find((one) => one === ending);
  if (found) return found;
  throw new AnteiError(
    'bad-request',
    `「${output}」からは形式が分かりません。ファイル名の終わりを .pdf .docx .html のどれかにするか、--format で指定してください。`,
  );
}
