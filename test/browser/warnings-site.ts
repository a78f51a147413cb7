import { ensureBuilt } from '../../src/app/build.ts';
import { createSite } from '../../src/app/server.ts';
import { warningWorld } from '../../src/warnings/testing.ts';

/** Two makers, a pharmacy and the ministry on the real site, served on loopback. */
export async function openWarningsSite() {
  const world = await warningWorld();
  const site = await createSite(world.context, await ensureBuilt());
  const url = await site.listen({ host: '127.0.0.1', port: 0 });
  return {
    ...world,
    url,
    async close() {
      await site.close();
      await world.context.close();
    },
  };
}
