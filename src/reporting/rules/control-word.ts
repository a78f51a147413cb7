/** Stands above the headers of a downloaded list, followed by a number. */
export const CONTROL_WORD = '控え番号';
