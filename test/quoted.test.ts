/**
 * What the README and the guides quote holds: each command, address, setting and file is taken from the text and tried. Commands run in
 * this process on a database of their own, with files of the quoted names; addresses are asked of the site on that database afterwards.
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ensureBuilt } from '../src/app/build.ts';
import { openContext, settingsFor } from '../src/app/context.ts';
import { createSite } from '../src/app/server.ts';
import { npmFault, parsed, ran } from './quoted/commands.ts';
import { said, wrongFiles, wrongOptions, wrongSettings } from './quoted/names.ts';
import { addressesOf, commandOf, quotesOf } from './quoted/quotes.ts';
import { makeWorld, PRODUCT, type World } from './quoted/world.ts';

const ROOT = join(import.meta.dirname, '..');
/** In the order in which somebody new reads and types. */
const DOCUMENTS = [
  'README.md',
  'README.ja.md',
  'docs/guide/operator.md',
  ...globSync('docs/guide/*.md', { cwd: ROOT }).filter((file) => !file.endsWith('operator.md')),
  'docs/design.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
].map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));

/** Commands that the parser alone tries: what goes on until it is stopped (other tests start sites), and what asks the ministry. */
const PARSED_ONLY = /^(start|worker|fetch)\b/;
/** What this site rightly refuses, in the words that it must then say. */
const NO_CLUSTER = /ANTEI_CLICKHOUSE_URL がありません/;
const REFUSED: Record<string, RegExp> = {
  publish: /公開を待つ報告はありません/,
  'analytics status': NO_CLUSTER,
  'analytics status --clean': NO_CLUSTER,
  'analytics ask --dataset dispensing-2022 --by prefecture,age --where code=1124001F1015,month=2022-04 --csv':
    NO_CLUSTER,
};

let world: World;
let home: string;
const environment = { ...process.env };
before(async () => {
  world = await makeWorld();
  home = process.cwd();
  process.chdir(world.folder);
});
after(async () => {
  process.chdir(home);
  await world.close();
});

/** Commands that ran already; what needs another's outcome stands below it in the documents. */
const done = new Set<string>();

async function wrongCommands(markdown: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const quote of quotesOf(markdown)) {
    const command = commandOf(quote.text);
    if (!command) continue;
    if (command.program === 'npm') {
      const fault = npmFault(command.words);
      if (fault) wrong.push(said(quote, fault));
      continue;
    }
    const words = world.fill(command.words);
    const outcome = await parsed(words);
    if (typeof outcome === 'object') wrong.push(said(quote, outcome.wrong));
    // In the middle of a sentence a command may be named without all it takes.
    else if (outcome === 'named' && quote.fenced) wrong.push(said(quote, 'lacks what it takes'));
    if (outcome !== 'whole' || PARSED_ONLY.test(words.join(' ')) || done.has(words.join(' '))) continue;
    done.add(words.join(' '));
    Object.assign(process.env, await world.settings(words), { ANTEI_LOG: 'silent', ANTEI_DEMO: 'off' });
    const { code, said: told } = await ran(words);
    world.heard(words, told);
    if (code !== 0 && !REFUSED[words.join(' ')]?.test(told))
      wrong.push(said(quote, `ended with ${code}: ${told}`));
  }
  return wrong;
}

for (const { file, text } of DOCUMENTS) {
  test(`the commands, options, settings and files that ${file} quotes`, async () => {
    const wrong = await wrongCommands(text);
    assert.deepEqual(
      [...wrong, ...(await wrongOptions(text)), ...wrongSettings(text), ...wrongFiles(text)],
      [],
    );
  });
}

/** The site that the commands above made. */
async function onSite(work: (site: FastifyInstance) => Promise<void>): Promise<void> {
  Object.assign(process.env, await world.settings([]));
  const context = await openContext(settingsFor({}));
  const site = await createSite(context, await ensureBuilt());
  try {
    await work(site);
  } finally {
    await site.close();
    await context.close();
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  }
}

/** Pages of a site for trying out, which this one is no longer: it has official lists. */
const TRYING_OUT = ['/lists/outbox'];

/** What stands in addresses for something that the reader looks for. */
const SOUGHT: [RegExp, string][] = [
  [/会社名/, '試験製薬'],
  [/成分名/, '試験成分'],
  [/薬効分類名/, '試験用薬'],
  [/YJコード/, PRODUCT],
  [/\{date\}/, 'latest'],
  [/\{format\}/, 'csv'],
];

async function wrongAddresses(site: FastifyInstance, markdown: string): Promise<string[]> {
  const { parts } = (await site.inject('/api/v1/indicators/datasets/ndb-9')).json();
  const known = [...SOUGHT, [/（parquetSha256）/, parts[0].parquetSha256]] as [RegExp, string][];
  const wrong: string[] = [];
  for (const quote of addressesOf(markdown)) {
    const url = known.reduce(
      (text, [word, found]) => text.replace(word, encodeURIComponent(found)),
      quote.text,
    );
    const { statusCode, headers } = await site.inject(url);
    const isGuarded = statusCode === 401 || String(headers.location).startsWith('/sign-in');
    if (statusCode >= 400 && !isGuarded && !TRYING_OUT.includes(url))
      wrong.push(said(quote, String(statusCode)));
  }
  return wrong;
}

test('the addresses that the documents quote are answered by the site', async () => {
  await onSite(async (site) => {
    const wrong: string[] = [];
    for (const { file, text } of DOCUMENTS)
      wrong.push(...(await wrongAddresses(site, text)).map((fault) => `${file}:${fault}`));
    assert.deepEqual(wrong, []);
  });
});

test('quotes that do not hold are found, each by its line', async () => {
  const found = (
    await wrongCommands(
      '`npx antei pack 徳島県` and `antei changes --since 2026`\n\n```sh\nnpm run nothing && antei export supply\n```',
    )
  ).map((fault) => fault.split(':')[0]);
  assert.deepEqual(found, ['1', '1', '4', '4']);
  assert.equal(
    (await wrongCommands('```sh\nnpx antei import supply nowhere.xlsx   # by hand\n```')).length,
    1,
  );
  assert.equal((await wrongOptions('`--nothing`')).length, 1);
  assert.equal(wrongSettings('ANTEI_NOTHING, `ANTEI_FETCH=maybe`, `PORT=80 antei start`').length, 2);
  assert.equal(wrongFiles('`src/nothing.ts`, `nothing/`, `test/run.ts`, `cli.ts`').length, 2);
  await onSite(async (site) => {
    const table = '| （`/api/v1` の下） |\n| --- |\n| `/nothing`, `/editions` |\n';
    const wrong = await wrongAddresses(
      site,
      `${table}\n\`/no-page\` \`http://localhost:8080/no-page\` \`/overview\``,
    );
    assert.deepEqual(wrong, ['3: /api/v1/nothing: 404', '5: /no-page: 404', '5: /no-page: 404']);
  });
});
