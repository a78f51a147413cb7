/** Where things are on the site. Names are those of the list, verbatim. */
export { productPath } from './model.ts';

export const ingredientPath = (ingredient: string) => `/ingredients/${encodeURIComponent(ingredient)}`;
export const makerPath = (mah: string) => `/makers/${encodeURIComponent(mah)}`;
export const classPath = (therapeuticClass: string) => `/classes/${encodeURIComponent(therapeuticClass)}`;
