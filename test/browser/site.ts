import { ensureBuilt } from '../../src/app/build.ts';
import { createSite } from '../../src/app/server.ts';
import { testContext } from '../../src/platform/database/testing.ts';
import { loadDemoWhenEmpty } from '../../src/supply/index.ts';
import { NO_PORTS } from '../../src/supply/ports.ts';

/** A small demonstration served on loopback as the real site is. */
export async function openDemoSite() {
  const context = Object.assign(await testContext(), { ports: NO_PORTS });
  await loadDemoWhenEmpty(context, () => undefined, {
    products: 1500,
    mahs: 60,
    editions: 8,
    lastDate: '2026-08-18',
  });
  const site = await createSite(context, await ensureBuilt());
  const url = await site.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    context,
    async close() {
      await site.close();
      await context.close();
    },
  };
}
