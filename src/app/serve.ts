/**
 * `antei start`: builds the pages where they are not of this source, joins the database, prepares the demonstration in an
 * empty one, listens, and keeps a worker beside it (processes/supervise-worker.ts) unless told not to, and those that make pages where
 * `ANTEI_PROCESSES` asks for them.
 * SIGTERM and SIGINT stop it: no new connections, running requests and jobs end or are cut off after `ANTEI_STOP_SECONDS`, the
 * database is left last. A second signal cuts them off at once.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { heldMessages } from '../alerts/index.ts';
import { driverPool } from '../platform/database/connection.ts';
import { hasReplica } from '../platform/database/servers/reading.ts';
import { isReadOnly } from '../platform/database/servers/watch.ts';
import { boundSilence } from '../platform/database/silence.ts';
import { checkAddressKnown } from '../platform/http/site-address.ts';
import { terminalProgress } from '../platform/progress.ts';
import type { Settings } from '../platform/settings.ts';
import type { SupplyContext } from '../supply/index.ts';
import { ensureBuilt } from './build.ts';
import { openContext } from './context.ts';
import { firstLink } from './first-link.ts';
import { heldWords } from './keeping/held-wording.ts';
import { listenFault } from './listen-fault.ts';
import { pageMakers } from './processes/page-makers.ts';
import { superviseWorker } from './processes/supervise-worker.ts';
import { createSite, WARM_MS } from './server.ts';
import { closeWithin, listenForStop, surviveMistakes } from './stopping.ts';
import { prepareDemonstration } from './trial/demonstration.ts';
import { keepWorking } from './worker.ts';

export async function serve(settings: Settings, { worker = true }: ServeOptions = {}): Promise<void> {
  checkAddressKnown(settings);
  const stopping = listenForStop();
  const building = ensureBuilt();
  building.catch(() => undefined);
  const context = await openContext(settings);
  surviveMistakes(context.log);
  const patienceMs = settings.stopSeconds * 1000;
  let running: Running | null = null;
  const started = begin(context, building, worker).then((site) => {
    running = site;
    return site;
  });
  try {
    // If it is stopped before it has begun, there is nothing to wait for.
    await Promise.race([started, stopping.asked]);
    await stopping.asked;
  } finally {
    await (running as Running | null)?.stop(patienceMs, stopping.hurried);
    await context.close();
  }
}

interface ServeOptions {
  /** False for a site whose jobs are done by workers elsewhere (`--no-worker`). */
  worker?: boolean;
}

interface Running {
  stop(patienceMs: number, hurried: Promise<void>): Promise<void>;
}

/** Prepares what an empty site needs, and opens it. */
async function begin(
  context: SupplyContext,
  building: Promise<string>,
  withWorker: boolean,
): Promise<Running> {
  const { settings } = context;
  const progress = terminalProgress();
  const readOnly = await isReadOnly(context.pool);
  if (readOnly) console.error(READ_ONLY_WORDS);
  const loaded =
    !readOnly && (await prepareDemonstration(context, progress.report).finally(() => progress.stop()));
  if (loaded) console.error('デモの一覧を用意しました。公式の一覧を取り込むと、デモは消えます。');
  // From here on statements are asked for by somebody who waits.
  boundSilence(driverPool(context.pool));
  if (hasReplica(context.pool)) boundSilence(context.pool.replica);
  const makers = pageMakers(context, settings.processes - 1);
  const app = await createSite(context, await building, { warmMs: WARM_MS, elsewhere: makers.make });
  try {
    await app.listen({ host: settings.host, port: settings.port });
  } catch (error) {
    await app.close();
    throw listenFault(settings, error);
  }
  const worker = withWorker ? [superviseWorker(context)] : [];
  makers.start();
  const held = readOnly ? 0 : await heldMessages(context.pool);
  if (held) console.error(heldWords(held));
  const { port } = app.server.address() as { port: number };
  console.error(await firstLink(context, `http://${settings.host}:${port}/`));
  return {
    async stop(patienceMs, hurried) {
      const beside = [...worker, makers].map((one) => one.stop(patienceMs, hurried));
      await Promise.all([closeWithin(app, patienceMs, hurried), ...beside]);
    },
  };
}

const READ_ONLY_WORDS =
  'データベースは読み取り専用です。公開のページとAPIだけを示し、書き込めるようになれば、そのまま受け付けを始めます。';

/** `antei worker`: only the jobs; as many as wanted, on any machine. */
export async function work(settings: Settings): Promise<void> {
  const stopping = listenForStop();
  const context = await openContext(settings);
  surviveMistakes(context.log);
  const patience = Promise.race([
    stopping.asked.then(() => sleep(settings.stopSeconds * 1000)),
    stopping.hurried,
  ]);
  try {
    await keepWorking(context, stopping.asked, patience);
  } finally {
    await context.close();
  }
}
