import { MAX_PRODUCTS } from '../../notices/max-products.ts';

/** What a form of choosing has chosen, each once. */
export function chosenCodes(params: URLSearchParams): string[] {
  return [...new Set(params.getAll('code').filter(Boolean))].slice(0, 100);
}

/** In words, why no form can be made of a choice; null if one can. */
export function choiceProblem(codes: readonly string[]): string | null {
  if (codes.length === 0) return '品目が選ばれていません。1品目以上を選んでください。';
  return codes.length > MAX_PRODUCTS
    ? `選べるのは${MAX_PRODUCTS}品目までです。はじめの${MAX_PRODUCTS}品目を残し、あとは外しました。`
    : null;
}
