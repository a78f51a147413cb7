/** What a loader gives to its page: the resolved value, unwrapped from `data(value, init)`. */
export type Loaded<Loader extends (...args: never[]) => unknown> =
  Awaited<ReturnType<Loader>> extends infer Result
    ? Result extends Response
      ? never
      : Result extends { type: string; data: infer Data; init: ResponseInit | null }
        ? Data
        : Result
    : never;

/** Props of a page: `export default function SearchPage({ loaderData }: PageProps<typeof loader>)`. */
export interface PageProps<Loader extends (...args: never[]) => unknown> {
  loaderData: Loaded<Loader>;
  params: Record<string, string | undefined>;
}

/** Argument of a page's `meta`; `loaderData` is missing when the loader failed. */
export interface MetaArgs<Loader extends (...args: never[]) => unknown> {
  loaderData?: Loaded<Loader>;
  params: Record<string, string | undefined>;
}
