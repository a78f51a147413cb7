/** Products of one warning: whatever one cause stops, and short enough for one form. */
export const MAX_PRODUCTS = 20;
