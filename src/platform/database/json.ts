import type { ColumnType } from 'kysely';

/** A column of JSON: read as what it is, written as text. */
export type Json<T> = ColumnType<T, string, string>;
