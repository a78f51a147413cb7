/** What goes into an intake of products, row by row, and what comes of it. */

/** A row as it was given. */
export interface IntakeRow {
  /** As the sender counts, from 1. */
  line: number;
  cells: readonly string[];
}

export type IntakeKind = 'matched' | 'candidates' | 'notFound' | 'duplicate' | 'heading' | 'blank';

/** What is shown of a product that was found. */
export interface IntakeProduct {
  yjCode: string;
  name: string;
  mah: string;
  /** False for a product that has left the list. */
  listed: boolean;
}

/** What became of a row. */
export interface IntakeResult {
  line: number;
  /** The row's text, cells parted by tabs: given in again it is read in the same way. */
  input: string;
  kind: IntakeKind;
  /** The matched product, or the candidates to choose from; empty otherwise. */
  products: IntakeProduct[];
  /** In Japanese; empty if nothing needs to be said. */
  why: string;
  /** True where the candidates are something else than was written, which nobody chooses for the sender. */
  guess: boolean;
}
