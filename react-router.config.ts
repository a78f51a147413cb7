import type { Config } from '@react-router/dev/config';

/** Pages live in the rooms they belong to; `src/web/routes.ts` names them. */
export default {
  appDirectory: 'src/web',
  buildDirectory: 'build',
  ssr: true,
  // The site has a handful of routes: all of them are in one immutable manifest, so no page asks the server for more.
  routeDiscovery: { mode: 'initial' },
} satisfies Config;
