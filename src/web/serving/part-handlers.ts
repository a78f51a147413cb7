import type { createRequestHandler, ServerBuild } from 'react-router';

type Render = ReturnType<typeof createRequestHandler>;

/**
 * The router with the pages of one part of the site (`/products/…`) at a time. It compares an address with every page that it
 * knows, three times a request, and makes all of their routes again for each document: with the pages of one part only, a document
 * takes a tenth less. An address of no part is answered by the router that knows all.
 * @param create of the built bundle, as its loaders know no other router
 */
export function partHandlers(
  build: ServerBuild,
  mode: string,
  create: typeof createRequestHandler,
): (pathname: string) => Render {
  const all = create(build, mode);
  const parts = new Map<string, Render>();
  for (const [part, ids] of partsOf(build)) parts.set(part, create(only(build, ids), mode));
  return (pathname) => parts.get(partOf(pathname) ?? '') ?? all;
}

/** The first word of an address; none of the top page. Anything but a plain word is for the router that knows all. */
export function partOf(pathname: string): string | undefined {
  return /^\/([a-z]+)(?:\.data)?(?:\/|$)/.exec(pathname)?.[1];
}

function partsOf({ routes }: ServerBuild): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  for (const route of Object.values(routes)) {
    const part = route?.parentId === 'root' ? partOf(`/${route.path ?? ''}`) : undefined;
    if (part) parts.set(part, [...(parts.get(part) ?? []), route!.id]);
  }
  return parts;
}

/** The same site with the root and some of the pages below it. */
function only(build: ServerBuild, ids: readonly string[]): ServerBuild {
  const kept = new Set(['root', ...ids]);
  const some = <T>(routes: Record<string, T>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => kept.has(id)));
  return {
    ...build,
    routes: some(build.routes),
    assets: { ...build.assets, routes: some(build.assets.routes) },
  };
}
