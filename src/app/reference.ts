/**
 * `npm run docs`: writes the references of docs/reference/ and the dump of the database schema from the running code. A test
 * compares them with the committed files, so that they cannot become outdated.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command, Option } from 'commander';
import type { Pool, PoolClient } from '../platform/database/connection.ts';
import type { SupplyContext } from '../supply/index.ts';
import { ensureBuilt, ROOT } from './build.ts';
import { allCommands, createProgram, isRunnable } from './cli.ts';
import { openContext } from './context.ts';
import { ERROR_GROUPS } from './room-errors.ts';
import { createSite } from './server.ts';
import { readSettings, SETTINGS } from './settings.ts';

/** Every generated file: its path in the repository, and its text. The database is read, nothing is written. */
export async function makeReferences(context: SupplyContext): Promise<Map<string, string>> {
  const site = await createSite(context, await ensureBuilt());
  try {
    await site.ready();
    const api = site.swagger() as unknown as ApiDocument;
    return new Map([
      ['docs/reference/cli.md', describeCommands(await createProgram())],
      ['docs/reference/settings.md', describeSettings()],
      ['docs/reference/errors.md', describeErrors()],
      ['docs/reference/api.md', describeApi(api)],
      ['docs/reference/openapi.json', `${JSON.stringify(api, null, 2)}\n`],
      ['src/platform/database/schema.sql', await dumpSchema(context.pool)],
    ]);
  } finally {
    await site.close();
  }
}

const GENERATED = '<!-- Made by `npm run docs` from the code. Do not edit. -->';

/** A page: an English heading line, then what it is in Japanese. */
function page(heading: string, about: string, ...parts: string[]): string {
  return `${[`# ${heading}`, GENERATED, about, ...parts].join('\n\n')}\n`;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function describeCommands(program: Command): string {
  const commands = allCommands(program).filter((command) => command.parent && isRunnable(command));
  return page(
    'Command line reference（コマンド）',
    '`npx antei` で始まるコマンドの一覧です。どのコマンドもサイトが動いている間に使えます。進み具合は端末にだけ示し、' +
      '出力をファイルやほかのコマンドに渡すときは示しません。うまくいかなければ終了コードは 0 以外です。',
    table(
      ['コマンド', '説明'],
      commands.map((command) => [`[\`${fullName(command)}\`](#${anchor(command)})`, command.description()]),
    ),
    '## Options of every command（共通）',
    table(['オプション', '説明'], [...program.options, ...helpOption(program)].map(optionRow)),
    ...commands.flatMap((command) => [
      `## ${fullName(command)}`,
      `${command.description()}。`.replace(/。。$/, '。'),
      `\`\`\`sh\nnpx ${fullName(command)} ${usage(command)}\n\`\`\``,
      ...options(command),
    ]),
  );
}

function fullName(command: Command): string {
  return command.parent ? `${fullName(command.parent)} ${command.name()}` : command.name();
}

function anchor(command: Command): string {
  return fullName(command).replaceAll(' ', '-');
}

function usage(command: Command): string {
  return command.usage().trim();
}

function options(command: Command): string[] {
  const rows = [
    ...command.registeredArguments.map((argument) => [
      `\`<${argument.name()}${argument.variadic ? '...' : ''}>\``,
      argument.description,
    ]),
    ...command.options.filter((option) => option.long !== '--data').map(optionRow),
  ];
  return rows.length > 0 ? [table(['引数・オプション', '説明'], rows)] : [];
}

function optionRow({ flags, description, mandatory, argChoices, defaultValue }: Option): string[] {
  const notes = [
    argChoices?.join(' / '),
    defaultValue !== undefined && `既定 ${defaultValue}`,
    mandatory && '必須',
  ].filter((note) => typeof note === 'string');
  return [`\`${flags}\``, notes.length > 0 ? `${description}（${notes.join('、')}）` : description];
}

/** Commander keeps the option of help apart from the others. */
function helpOption(program: Command): Option[] {
  return program
    .createHelp()
    .visibleOptions(program)
    .filter((option) => option.long === '--help');
}

function describeSettings(): string {
  return page(
    'Settings reference（設定）',
    '設定はすべて環境変数です。空の値は、ないものとみなします。正しくない値や、`ANTEI_` で始まる知らない名前があると、' +
      '理由を示して始まりません（[wrong-setting](errors.md#wrong-setting)）。' +
      '`ANTEI_TEST_` で始まる名前はテストのためのもので、動作には関わりません。',
    table(
      ['環境変数', '既定', '説明'],
      Object.values(SETTINGS).map(({ name, value }) => [
        `\`${name}\``,
        defaultText(value.safeParse(undefined).data),
        value.description ?? '',
      ]),
    ),
  );
}

function defaultText(value: unknown): string {
  if (value === undefined) return 'なし';
  return `\`${typeof value === 'boolean' ? (value ? 'on' : 'off') : value}\``;
}

function describeErrors(): string {
  return page(
    'Error codes（エラーコード）',
    '画面・コマンド・API・記録のどれでも、誤りには同じコードが付きます。API・フィードでは RFC 9457 の形（`type`, `title`, ' +
      '`status`, `code`, `detail`, `remedy`, `instance`）で返り、`code` がこの表のコード、`instance` が記録と照らし合わせる番号です。`type` はサイトの「エラーの一覧」（`/docs/errors`）のその行のアドレスです。',
    ...ERROR_GROUPS.flatMap(({ codes }) =>
      Object.entries(codes).flatMap(([code, { status, title, remedy }]) => [
        `## ${code}`,
        `${title}（HTTP ${status}）。`,
        `**次にできること：** ${remedy}`,
      ]),
    ),
  );
}

/** What we read of the OpenAPI document. */
interface ApiDocument {
  info: { description: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

interface Operation {
  summary?: string;
  description?: string;
  parameters?: {
    name: string;
    in: 'path' | 'query' | 'header';
    required?: boolean;
    description?: string;
    schema: Schema;
  }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
  /** Where a token is needed. */
  security?: unknown[];
}

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: string[];
  const?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  description?: string;
  format?: string;
  default?: unknown;
}

function describeApi({ info, paths, components }: ApiDocument): string {
  const shapes = Object.entries(components.schemas).filter(([name]) => !name.endsWith('Input'));
  return page(
    'API reference（API）',
    `${info.description} 機械で読める形は [openapi.json](openapi.json)（OpenAPI 3.1、動いているサイトでは \`/api/v1/openapi.json\`）です。`,
    '応答には `ETag` と `Cache-Control` が付きます。`If-None-Match` を付けて呼ぶと、変わっていないときは本文のない 304 が返ります。' +
      '誤りはどのアドレスでも [Problem](#problem) の形で、コードの意味は [errors.md](errors.md) にあります。',
    ...Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, operation]) =>
        describeOperation(`${method.toUpperCase()} ${path}`, operation),
      ),
    ),
    '## Shapes（応答の形）',
    ...shapes.flatMap(([name, schema]) => [
      `### ${name}`,
      ...(schema.description ? [schema.description] : []),
      table(
        ['項目', '型', '説明'],
        Object.entries(schema.properties ?? {}).map(([field, of]) => [
          `\`${field}\``,
          typeText(of),
          of.description ?? '',
        ]),
      ),
    ]),
  );
}

function describeOperation(
  heading: string,
  { summary, description, parameters = [], requestBody, responses, security }: Operation,
): string[] {
  const rows = parameters.map(({ name, in: place, required, description: about, schema }) => [
    `\`${name}\``,
    { path: 'アドレス', query: 'クエリー', header: 'ヘッダー' }[place],
    typeText(schema) + (schema.default === undefined ? '' : `、既定 ${schema.default}`),
    `${required && place !== 'path' ? '必須。' : ''}${about ?? schema.description ?? ''}`,
  ]);
  const answer = (responses['200'] ?? responses['201'])?.content?.['application/json']?.schema;
  const body = requestBody?.content['application/json']?.schema;
  return [
    `## ${heading}`,
    [summary && `${summary}。`, description, security?.length && 'APIトークンが要ります。']
      .filter(Boolean)
      .join(''),
    ...(rows.length > 0 ? [table(['名前', '場所', '型', '説明'], rows)] : []),
    ...(body ? [`送る内容：${typeText(body)}`] : []),
    `応答：${answer ? typeText(answer) : '204' in responses ? 'なし' : 'ファイル'}`,
  ];
}

/** A schema in a few words, with links to the shapes it is made of. */
function typeText(schema: Schema): string {
  if (schema.$ref) {
    // What is sent and what is answered have one shape, under two names in the document.
    const name = schema.$ref
      .split('/')
      .at(-1)!
      .replace(/Input$/, '');
    return `[${name}](#${name.toLowerCase()})`;
  }
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeText))].join(' または ');
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(' ');
  if (schema.type === 'array') return `${typeText(schema.items ?? {})} の配列`;
  if (schema.type === 'object' && schema.properties) {
    return `{ ${Object.entries(schema.properties)
      .map(([name, of]) => `${name}: ${typeText(of)}`)
      .join(', ')} }`;
  }
  if (schema.type === 'object') {
    const values = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
    return `名前ごとの ${typeText(values)}`;
  }
  return schema.format ?? [schema.type ?? '任意'].flat().join(' / ');
}

/** What the dump knows; anything else in the schema would be missing from it without a word. */
const UNKNOWN_OBJECTS = `
  select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind not in ('r', 'i', 'S')
  union all select typname from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd', 'r')`;

const TABLES = `
  select c.relname as "table", json_agg(json_build_object('line', format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
      || case a.attidentity when 'a' then ' generated always as identity' when 'd' then ' generated by default as identity' else '' end
      || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
      || case when a.attnotnull then ' not null' else '' end) order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by c.relname order by c.relname collate "C"`;

/** PostgreSQL 18 also lists "not null" among the constraints; the columns say it already. */
const CONSTRAINTS = `
  select conrelid::regclass::text as "table", format('constraint %I %s', conname, pg_get_constraintdef(oid)) as line, contype = 'f' as late
  from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'c', 'x', 'f')
  order by array_position(array['p', 'u', 'x', 'c', 'f'], contype::text), conname collate "C"`;

const INDEXES = `
  select pg_get_indexdef(i.indexrelid) as line from pg_index i join pg_class c on c.oid = i.indexrelid
  where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint where conindid = i.indexrelid)
  order by c.relname collate "C"`;

const SEQUENCES = `
  select format('create sequence %I', c.relname) as line from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'S'
    and not exists (select from pg_depend where objid = c.oid and deptype = 'i') order by c.relname collate "C"`;

const FUNCTIONS = `
  select pg_get_functiondef(oid) as line from pg_proc where pronamespace = 'public'::regnamespace order by proname collate "C"`;

const TRIGGERS = `
  select pg_get_triggerdef(t.oid) as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where not t.tgisinternal and c.relnamespace = 'public'::regnamespace order by tgname collate "C"`;

/**
 * The schema as SQL that creates it, the same from every PostgreSQL that we support: for reading, and for seeing
 * in a diff what a migration comes to. pg_dump is not among the programs that npm brings.
 */
export async function dumpSchema(pool: Pool | PoolClient): Promise<string> {
  const unknown = (await pool.query<{ name: string }>(UNKNOWN_OBJECTS)).rows;
  if (unknown.length > 0)
    throw new Error(`the dump does not know of ${unknown.map(({ name }) => name).join(', ')}`);
  const lines = async (statement: string) =>
    (await pool.query<{ line: string }>(statement)).rows.map(({ line }) => `${line.trimEnd()};`);
  const tables = (await pool.query<{ table: string; columns: { line: string }[] }>(TABLES)).rows;
  const constraints = (await pool.query<{ table: string; line: string; late: boolean }>(CONSTRAINTS)).rows;
  const made = tables.map(({ table: name, columns }) => {
    const own = constraints.filter((constraint) => constraint.table === name && !constraint.late);
    return `create table ${name} (\n${[...columns, ...own].map(({ line }) => `  ${line}`).join(',\n')}\n);`;
  });
  const late = constraints
    .filter((constraint) => constraint.late)
    .map((c) => `alter table ${c.table} add ${c.line};`);
  const head =
    '-- Made by `npm run docs` from a migrated database. Do not edit: the truth is in migrations/.';
  const parts = [
    head,
    // As pg_dump does: functions name tables that come later.
    'set check_function_bodies = off;',
    ...(await lines(SEQUENCES)),
    ...(await lines(FUNCTIONS)),
    ...made,
    ...(await lines(INDEXES)),
    late.join('\n'),
    ...(await lines(TRIGGERS)),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Writes what {@link makeReferences} makes, from a database of its own in a temporary folder. */
async function writeReferences(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'antei-docs-'));
  const context = await openContext(readSettings({ ANTEI_DATA: dataDir, ANTEI_LOG: 'error' }));
  try {
    for (const [path, text] of await makeReferences(context)) {
      writeFileSync(join(ROOT, path), text);
      console.log(path);
    }
  } finally {
    await context.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (import.meta.main) await writeReferences();
