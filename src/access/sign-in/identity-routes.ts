import type { FastifyPluginAsync } from 'fastify';
import type { Context } from '../../platform/context.ts';
import type { SiteUrl } from '../../platform/http/site-address.ts';
import { createDevIdentity } from '../dev/dev-identity.ts';
import { DEMO_PATH, identitySource } from '../identity-source.ts';
import { signInRoutes } from './sign-in.ts';

/**
 * Signing in, with the development provider where the settings call for it.
 * @throws AnteiError `wrong-setting`
 */
export function identityRoutes(
  context: Pick<Context, 'pool' | 'clock' | 'log' | 'settings'>,
  siteUrl: SiteUrl,
): FastifyPluginAsync {
  const source = identitySource(context.settings);
  return async (app) => {
    const dev = source.kind === 'demo' ? createDevIdentity(context, siteUrl) : undefined;
    if (dev) {
      await app.register(dev.entrance);
      await app.register(dev.routes, { prefix: DEMO_PATH });
    }
    await app.register(signInRoutes(context, { source, siteUrl, demo: dev?.client }));
  };
}
