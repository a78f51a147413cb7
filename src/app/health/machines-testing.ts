/** For tests only: sites on machines of their own, that is, with data folders of their own, on one database. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { importEdition } from '../../supply/index.ts';
import { RESPONSE_TEXT } from '../../supply/official/official-layout.ts';
import { edition, row } from '../../supply/testing.ts';
import { ensureBuilt } from '../build.ts';
import { type OpenContext, openContext } from '../context.ts';
import { readSettings } from '../settings.ts';
import { type RunningSite, spawnAntei, startSite } from '../site-testing.ts';

export const LOXONIN = '1149019F1560';
const SECRET = 's'.repeat(40);
type Settings = Record<string, string>;

function ownFolder(t: Pick<TestContext, 'after'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'antei-machine-'));
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return folder;
}

/** The world of a command on a database, which this migrates where it is empty. */
export async function contextOn(t: Pick<TestContext, 'after'>, url: string): Promise<OpenContext> {
  const context = await openContext(
    readSettings({ DATABASE_URL: url, ANTEI_DATA: ownFolder(t), ANTEI_SECRET: SECRET, ANTEI_LOG: 'silent' }),
  );
  t.after(() => context.close().catch(() => undefined));
  return context;
}

/** A site on a machine of its own. */
export async function siteOn(
  t: Pick<TestContext, 'after'>,
  settings: Settings,
  options: string[] = [],
): Promise<RunningSite & Caller> {
  await ensureBuilt();
  const site = await startSite(ownFolder(t), { ANTEI_SECRET: SECRET, ...settings }, options);
  t.after(() => site.process.kill('SIGKILL'));
  return { ...site, ...callerOf(site.url) };
}

/** A worker on a machine of its own; with its folder. */
export function workerOn(t: Pick<TestContext, 'after'>, settings: Settings) {
  const folder = ownFolder(t);
  const worker = spawnAntei(['worker', '--data', folder], { ANTEI_SECRET: SECRET, ...settings });
  t.after(() => worker.process.kill('SIGKILL'));
  return { ...worker, folder };
}

export interface Caller {
  get(path: string): Promise<Said>;
  json<T = Record<string, never>>(path: string): Promise<T>;
  post(path: string, fields: Settings | object): Promise<Said>;
}

export interface Said {
  status: number;
  text: string;
  headers: Headers;
}

/** Objects go as JSON to the API, fields as a form to pages. */
function callerOf(url: string): Caller {
  const ask = async (path: string, init: RequestInit = {}): Promise<Said> => {
    const answer = await fetch(url + path, {
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
      ...init,
    });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };
  return {
    get: ask,
    json: async (path) => JSON.parse((await ask(path)).text),
    post: (path, fields) =>
      path.startsWith('/api/')
        ? ask(path, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(fields),
          })
        : ask(path, { method: 'POST', body: new URLSearchParams(fields as Settings) }),
  };
}

/** Stores an edition in which one product has this response. */
export async function importList(
  context: OpenContext,
  asOf: string,
  response: keyof typeof RESPONSE_TEXT,
): Promise<void> {
  const rows = [row(LOXONIN, { name: 'ロキソニン錠６０ｍｇ', response: RESPONSE_TEXT[response] })];
  await importEdition(context, edition(asOf, rows), { source: 'official' });
}

/** Makes a list by the form of the page. @returns where it is */
export async function makeList(site: Caller): Promise<string> {
  const made = await site.post('/lists/new', { codes: LOXONIN, intent: 'make', name: '棚' });
  const place = made.headers.get('location');
  if (!place) throw new Error(`no list was made: ${made.status} ${made.text.slice(0, 300)}`);
  return place;
}

/** What a page says, without its marks. */
export function wordsOf({ text }: Said): string {
  return text
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}
