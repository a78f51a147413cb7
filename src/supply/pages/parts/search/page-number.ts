/** The page that an address asks for: the first for nonsense, the last for one beyond it. */
export function pageNumber(params: URLSearchParams, total: number, pageSize: number): number {
  const asked = params.get('page') ?? '';
  const pages = Math.max(1, Math.ceil(total / pageSize));
  return /^[1-9]\d{0,4}$/.test(asked) ? Math.min(Number(asked), pages) : 1;
}
