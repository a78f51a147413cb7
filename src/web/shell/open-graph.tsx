import { useContext } from 'react';
import { UNSAFE_FrameworkContext, useLocation, useMatches } from 'react-router';
import { languageOf } from './language.ts';

/**
 * The page's own title and description once more, for whoever shows a link to it (Open Graph). Said here for all pages from what each
 * says in its `meta`; a page that no search engine may list is not shown elsewhere either.
 */
export function OpenGraph({ site }: { site: string }) {
  const { pathname, search } = useLocation();
  const picture = usePicture();
  const said = usePageMeta();
  const title = said.find((one) => 'title' in one)?.title as string | undefined;
  const description = said.find((one) => one.name === 'description')?.content as string | undefined;
  if (!title || said.some((one) => one.name === 'robots')) return null;
  return (
    <>
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content="安定 Antei" />
      <meta property="og:locale" content={languageOf(pathname) === 'en' ? 'en_GB' : 'ja_JP'} />
      <meta property="og:url" content={`${site}${pathname}${search}`} />
      <meta property="og:title" content={title} />
      {description ? <meta property="og:description" content={description} /> : null}
      <meta property="og:image" content={site + picture} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={title} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

/** What a page exports as `handle` to be shown with a picture of its own. */
export interface PictureHandle {
  /** Address of the picture, from the page's parameters. */
  picture: (params: Readonly<Record<string, string | undefined>>) => string;
}

function usePicture(): string {
  const { handle, params } = useMatches().at(-1) ?? {};
  return (handle as PictureHandle | undefined)?.picture?.(params ?? {}) ?? '/pictures/site.png';
}

/** True for pages that no search engine lists: lists, invitations and the like (private-meta.ts), and searches. */
export const usePrivatePage = (): boolean => usePageMeta().some(({ name }) => name === 'robots');

/** True where the address is nobody else's to know: what robots may follow and only not list, as a search, is no secret. */
export const useSecretAddress = (): boolean =>
  usePageMeta().some(({ name, content }) => name === 'robots' && content !== 'noindex, follow');

/** What the page's `meta` returns: the router tells it to nobody but its own component. */
function usePageMeta(): Record<string, unknown>[] {
  const modules = useContext(UNSAFE_FrameworkContext)?.routeModules;
  const matches = useMatches();
  const location = useLocation();
  const page = matches.findLast(({ id }) => modules?.[id]?.meta);
  const meta = page && modules?.[page.id]?.meta;
  if (!page || !meta) return [];
  const { params, loaderData } = page;
  return (meta({ params, loaderData, location, matches: [] } as never) ?? []) as Record<string, unknown>[];
}
