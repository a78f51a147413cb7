/** A page's title, and that no search engine lists it. What is kept of it, page-handler.ts decides for every guarded page. */
export function privateMeta(title: string) {
  return [{ title: `${title}｜安定 Antei` }, { name: 'robots', content: 'noindex, nofollow' }];
}
