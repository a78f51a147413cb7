/**
 * `antei start`: builds the pages where they are not of this source, joins the database, prepares the demonstration in an
 * empty one, starts the worker beside it (a process of its own, so that heavy jobs never delay a page) and listens.
 * SIGTERM and SIGINT stop gracefully: no new connections, running requests end, the database is left last.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepareDemo } from '../access/index.ts';
import type { Context } from '../platform/context.ts';
import { checkAddressKnown } from '../platform/http/site-address.ts';
import { terminalProgress } from '../platform/progress.ts';
import type { Settings } from '../platform/settings.ts';
import { latestProducts, loadDemoWhenEmpty } from '../supply/index.ts';
import { ensureBuilt, ROOT } from './build.ts';
import { openContext } from './context.ts';
import { createSite } from './server.ts';
import { startWorker } from './worker.ts';

export async function serve(settings: Settings): Promise<void> {
  checkAddressKnown(settings);
  const building = ensureBuilt();
  building.catch(() => undefined);
  const context = await openContext(settings);
  try {
    if (settings.demo) {
      const progress = terminalProgress();
      const loaded = await loadDemoWhenEmpty(context, progress.report);
      progress.stop();
      if (loaded) console.error('デモの一覧を用意しました。公式の一覧を取り込むと、デモは消えます。');
    }
    await prepareDemo(context, () => makersBySize(context));
    const app = await createSite(context, await building);
    await app.listen({ host: settings.host, port: settings.port });
    const worker = spawnWorker(settings);
    const { port } = app.server.address() as { port: number };
    console.error(`安定 Antei： http://${settings.host}:${port}/ （止めるには Ctrl+C）`);
    await untilStopped();
    await app.close();
    await stop(worker);
  } finally {
    await context.close();
  }
}

/** Names of manufacturers, those with the most products in the newest edition first. */
async function makersBySize({ db }: Context): Promise<string[]> {
  const listed = (await latestProducts(db)).filter((product) => product.listed);
  const byMah = [...Map.groupBy(listed, ({ mah }) => mah)];
  return byMah.sort(([, a], [, b]) => b.length - a.length).map(([mah]) => mah);
}

/** `antei worker`: only the jobs; as many as wanted, on any machine. */
export async function work(settings: Settings): Promise<void> {
  const context = await openContext(settings);
  try {
    const runner = await startWorker(context);
    await untilStopped();
    await runner.stop();
  } finally {
    await context.close();
  }
}

function spawnWorker(settings: Settings): ChildProcess {
  return spawn(process.execPath, [join(ROOT, 'bin', 'antei.js'), 'worker', '--data', settings.dataDir], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(patience);
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    // A worker beside a site that was killed has nobody left to work for.
    process.once('disconnect', () => resolve());
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}
