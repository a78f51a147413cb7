/** Options, settings and files that documents name: whether there are such. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { allCommands, createProgram } from '../../src/app/cli.ts';
import { readSettings, SETTINGS } from '../../src/app/settings.ts';
import { filesOf, type Quote, quotesOf, settingsOf } from './quotes.ts';

const SETTING_NAMES = new Set(Object.values(SETTINGS).map(({ name }) => name));
const ROOT = join(import.meta.dirname, '..', '..');
/** Options of others' programs. */
const OTHERS = ['--omit', '--stop-timeout'];
/** Folders that a site or a build makes. */
const MADE = ['build/', 'outbox/'];

/** Where a quote stands and what is wrong with it. */
export function said({ line, text }: Quote, what: string): string {
  return `${line}: ${text}: ${what}`;
}

export async function wrongOptions(markdown: string): Promise<string[]> {
  const known = new Set([
    ...OTHERS,
    ...allCommands(await createProgram()).flatMap(({ options }) => options.map(({ long }) => long)),
  ]);
  return quotesOf(markdown)
    .filter(({ text }) => text.startsWith('--') && !known.has(text.split(' ')[0]!))
    .map((quote) => said(quote, 'no command takes it'));
}

export function wrongSettings(markdown: string): string[] {
  return settingsOf(markdown).flatMap(({ name, value }) => {
    // Only tests read these.
    if (!SETTING_NAMES.has(name)) return name.startsWith('ANTEI_TEST_') ? [] : [`${name}: no setting`];
    if (value === undefined) return [];
    try {
      readSettings({ [name]: value });
      return [];
    } catch (error) {
      return [String(error)];
    }
  });
}

export function wrongFiles(markdown: string): string[] {
  return filesOf(markdown)
    .filter(({ text }) => !MADE.includes(text) && !isThere(text))
    .map((quote) => said(quote, 'no such file'));
}

/** True of a file or folder of the project, of a room (`supply/cli.ts`), and of one that is named without its room (`cli.ts`). */
function isThere(name: string): boolean {
  const path = name.replace('ID.vN', '*.v*');
  return [path, `src/${path}`, `src/**/${path}`].some((one) => globSync(one, { cwd: ROOT }).length > 0);
}
