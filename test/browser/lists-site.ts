import { createServer } from 'node:net';
import { mailServer } from '../../src/alerts/delivery/servers-testing.ts';
import { announceEditions } from '../../src/alerts/index.ts';
import { ensureBuilt } from '../../src/app/build.ts';
import { createSite } from '../../src/app/server.ts';
import { startWorker } from '../../src/app/worker.ts';
import { testContext } from '../../src/platform/database/testing.ts';
import { NO_PORTS } from '../../src/supply/ports.ts';

/** A site with its worker and a mail server, as an operator runs them; empty. */
export async function openSiteWithMail() {
  const closers: (() => unknown)[] = [];
  const post = await mailServer({ after: (close: () => unknown) => closers.push(close) } as never);
  const port = await freePort();
  // Messages name the site's address, which must be known before it listens.
  const url = `http://127.0.0.1:${port}`;
  const plain = await testContext(undefined, { smtpUrl: post.url, publicUrl: url, port });
  const context = Object.assign(plain, { ports: { ...NO_PORTS, told: announceEditions(plain) } });
  const site = await createSite(context, await ensureBuilt());
  await site.listen({ host: '127.0.0.1', port });
  const worker = await startWorker(context);
  return {
    url,
    context,
    post,
    async close() {
      await worker.stop();
      await site.close();
      for (const close of closers) await close();
      await context.close();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
