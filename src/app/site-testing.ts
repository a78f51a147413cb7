/** For tests only: a real site with its worker and its embedded database, in a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The program, as npx and people run it. */
export const CLI = join(import.meta.dirname, '..', '..', 'bin', 'antei.js');

export interface RunningSite {
  process: ChildProcess;
  url: string;
  /** What it wrote on standard error so far. */
  said(): string;
  ended: Promise<number | null>;
}

/** Starts a site and waits until it listens. @throws with what it said where it ends before */
export async function startSite(
  data: string,
  settings: Record<string, string> = {},
  options: string[] = [],
  cli = CLI,
): Promise<RunningSite> {
  const site = spawnAntei(['start', '--data', data, ...options], settings, cli);
  const url = await until('listening', async () => {
    if (site.process.exitCode !== null) throw new Gone(site.said());
    return /http:\/\/[\d.]+:\d+/.exec(site.said())?.[0];
  });
  return { ...site, url };
}

/** Runs the command line as its users do, on no database but what the settings say. */
export function spawnAntei(
  args: string[],
  settings: Record<string, string>,
  cli = CLI,
): Omit<RunningSite, 'url'> {
  const env = { ...process.env, DATABASE_URL: '', ANTEI_DEMO: 'off', PORT: '0', ...settings };
  const child = spawn(process.execPath, [cli, ...args], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr!.on('data', (chunk) => (said += chunk));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { process: child, said: () => said, ended };
}

class Gone extends Error {}

/** Looks again and again until something has happened, for two minutes at most. */
export async function until<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (const begun = Date.now(); Date.now() - begun < 120_000; await sleep(50)) {
    const found = await look().catch((error: unknown) => {
      if (error instanceof Gone) throw error;
      return null;
    });
    if (found) return found;
  }
  throw new Error(`${what} did not happen within two minutes`);
}

/** Processes of a data folder, by what Linux says about them: the site, its workers, the servers of its database. */
export function processesOf(data: string): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid)
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return command.includes(data) ? [{ pid, command }] : [];
      } catch {
        return [];
      }
    });
}

/** The process number of the embedded server of a data folder. */
export function postmaster(data: string): number {
  return Number(readFileSync(join(data, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
}
