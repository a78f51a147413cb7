/** Where things are on the site. Names in addresses are verbatim from the list. */
export { productPath } from './model.ts';

/** Products side by side; a form of check boxes named `code` leads there too. */
export const comparePath = (codes: readonly string[]) =>
  `/compare${codes.length > 0 ? `?${new URLSearchParams(codes.map((code) => ['code', code]))}` : ''}`;
/** The picture that others show beside a link to a product. */
export const picturePath = (yjCode: string) => `/pictures/${encodeURIComponent(yjCode)}.png`;
export const ingredientPath = (ingredient: string) => `/ingredients/${encodeURIComponent(ingredient)}`;
export const makerPath = (mah: string) => `/makers/${encodeURIComponent(mah)}`;
export const classPath = (therapeuticClass: string) => `/classes/${encodeURIComponent(therapeuticClass)}`;
