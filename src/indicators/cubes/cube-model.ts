/** What a cube is, and what it is made from. */
import type { IsoDate } from '../../platform/clock.ts';
import type { MadeFiles } from '../../platform/store/made-files.ts';
import type { ProductFacts, UnmappedCode } from '../model.ts';

/** What a table may or may not keep apart; all keep route, family and what measures select by. */
export type Kept = 'prefecture' | 'class' | 'setting' | 'ingredient' | 'month' | 'sex' | 'age';

/** A table of a cube. What it does not keep apart is summed up: a prefecture that is not kept is the nation. */
export interface CubeTable {
  name: string;
  keeps: readonly Kept[];
  /** True for one in an order that suits questions of one prefecture only; another table keeps the same. */
  ofOnePrefecture?: boolean;
  /** Loads a table that is kept as a file and that nobody asked yet; absent if it is there from the beginning. */
  ready?: () => Promise<void>;
}

/**
 * Tables of a cube that no edition is in: what an edition says about products is joined to them when it is asked for
 * (figures/ask-cube.ts). Absent in a cube of dispensing rows, which is made for an edition.
 */
export interface EditionTables {
  /** With ingredients, for measures without those in limited supply. */
  full: CubeTable;
  /** Products that others could stand in for, each by its code: for what a change to products in normal shipment saves. */
  switchable: CubeTable;
}

export interface Cube {
  /** The smallest first; all have the same columns. */
  tables: readonly CubeTable[];
  ofEditions?: EditionTables;
  codes: IsoDate;
  classes: ReadonlyMap<string, string>;
  ingredients: ReadonlyMap<string, string>;
  families: ReadonlyMap<string, string>;
  /** First years of the age bands, ascending. */
  ages: readonly string[];
  unmapped: readonly UnmappedCode[];
  /** Rows of the sheets with such a code; null if there are no sheets. */
  unmappedRows: number | null;
  /** False if no price list was in force: then nothing is known about savings. */
  priced: boolean;
  /** False if no cell is masked: its tables then have no bounds of quantities and values. */
  masked: boolean;
  /** The most products that a class lists, by route: of the others nothing is published. Routes without such a limit are left out. */
  limits: ReadonlyMap<string, number>;
}

/** Where the rows of a dataset are, and under which name the cube of a view is kept beside them. */
export interface DispensingFiles {
  /** Parquet file of the rows; or of their sums by month, prefecture, setting and product, in the same columns. */
  rows: string;
  /** The same file, or of their sums by sex, age, setting and product. */
  people: string;
  months: readonly string[];
  /** Hexadecimal; another one whenever anything changes that the cube is made of. */
  view: string;
}

/** What the lists say, and for rows of dispensing the edition. */
export interface ViewFacts {
  facts: readonly ProductFacts[];
  /** Names of the families of biologics, by id. */
  families: ReadonlyMap<string, string>;
}

export interface CubeSource {
  /** Parquet files of the dataset's parts. */
  paths: readonly string[];
  /** Fetches those that are not here, before one is read; absent if all are. */
  here?: () => Promise<void>;
  /** By which other machines get what is kept, and this one what they made; none where no store is set. */
  made?: MadeFiles | null;
  /** Throws if they have changed since they were named; absent if nobody else can write to them. */
  unchanged?: () => Promise<void>;
  /** Read only if the cube is not kept. */
  facts(): Promise<ViewFacts>;
  /** Date of the list of generic classes. */
  codes: IsoDate;
  /** Hexadecimal; another one whenever anything changes that the cube is made of: it is kept beside the first part. Null: in memory only. */
  view?: string | null;
  /** Given for rows of dispensing, in place of `paths`. */
  dispensing?: DispensingFiles;
}
