/** `antei pages`, started by a site (page-makers.ts): makes pages that anybody may see, and nothing else. */
import type { FastifyInstance } from 'fastify';
import { driverPool } from '../../platform/database/connection.ts';
import { hasReplica } from '../../platform/database/servers/reading.ts';
import { boundSilence } from '../../platform/database/silence.ts';
import type { Settings } from '../../platform/settings.ts';
import type { FinishedPage, PageOrder } from '../../web/serving/page-order.ts';
import { ensureBuilt } from '../build.ts';
import { openContext } from '../context.ts';
import { AnteiError } from '../errors.ts';
import { createSite, WARM_MS } from '../server.ts';
import { listenForStop, surviveMistakes } from '../stopping.ts';
import type { MakerOrder, MakerReply } from './page-makers.ts';

/** How often it looks whether it has come to another state of the data: the site orders nothing of one that it was not told. */
const LOOK_EVERY_MS = 500;

/** @throws AnteiError `bad-request` where no site has started it */
export async function makePages(settings: Settings): Promise<void> {
  if (!process.send) throw new AnteiError('bad-request', 'antei start だけが使うコマンドです。');
  const stopping = listenForStop();
  const context = await openContext(settings);
  surviveMistakes(context.log);
  boundSilence(driverPool(context.pool));
  if (hasReplica(context.pool)) boundSilence(context.pool.replica);
  let looking: NodeJS.Timeout | undefined;
  const app = await createSite(context, await ensureBuilt(), { warmMs: WARM_MS, keepsPages: false });
  try {
    await app.ready();
    const reply = (what: MakerReply) => process.send!(what, undefined, undefined, () => undefined);
    process.on('message', ({ id, ...order }: MakerOrder) => {
      void makePage(app, order)
        .catch(() => null)
        .then((page) => reply({ id, page }));
    });
    // It lives for what the site asks.
    process.channel?.ref();
    let told: string | undefined;
    const look = async () => {
      const version = await app.pageVersion();
      if (version !== told) reply({ version });
      told = version;
    };
    await look();
    looking = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
    await stopping.asked;
  } finally {
    clearInterval(looking);
    await app.close();
    await context.close();
  }
}

/** What the site's own server adds to every answer. */
const OF_SERVER = ['connection', 'content-length', 'date', 'keep-alive'];

/** The page as the site would make it; null where this process knows another state than the one that the page is to show. */
export async function makePage(app: FastifyInstance, order: PageOrder): Promise<FinishedPage | null> {
  const { version, url, headers } = order;
  if ((await app.pageVersion()) !== version) return null;
  const made = await app.inject({ method: 'GET', url, headers });
  if (made.statusCode !== 200 || (await app.pageVersion()) !== version) return null;
  const kept = Object.entries(made.headers).filter(([name]) => !OF_SERVER.includes(name));
  return {
    status: made.statusCode,
    headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
    body: made.rawPayload,
  };
}
