import type { Config } from '@react-router/dev/config';

/** Pages live in the rooms they belong to; `src/web/routes.ts` names them. */
export default {
  appDirectory: 'src/web',
  // `antei start` builds each source into a folder of its own (src/app/build.ts).
  buildDirectory: process.env.SITE_BUILD ?? 'build/site',
  ssr: true,
  // The site has a handful of routes: all of them are in one immutable manifest, so no page asks the server for more.
  routeDiscovery: { mode: 'initial' },
} satisfies Config;
