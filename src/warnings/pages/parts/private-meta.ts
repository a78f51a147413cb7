/** The page's title, and that it is nobody else's business. */
export function privateMeta(title: string) {
  return [{ title: `${title}｜安定 Antei` }, { name: 'robots', content: 'noindex, nofollow' }];
}
