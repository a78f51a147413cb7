/** Where things are on the site. Names in addresses are verbatim from the list. */
export { productPath } from './model.ts';

export const ingredientPath = (ingredient: string) => `/ingredients/${encodeURIComponent(ingredient)}`;
export const makerPath = (mah: string) => `/makers/${encodeURIComponent(mah)}`;
export const classPath = (therapeuticClass: string) => `/classes/${encodeURIComponent(therapeuticClass)}`;
