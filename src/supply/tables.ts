/** The tables of the room; no statement of another room names them (test/sql-walls.test.ts). */
export const TABLES = [
  'edition',
  'edition_count',
  'edition_date',
  'edition_report',
  'source_check',
  'supply_change',
  'supply_correction',
  'supply_interval',
  'supply_version',
  'withdrawn_edition',
] as const;

/** Sequences and functions that only the room's own statements may name. */
export const INNER = ['supply_change_seq', 'supply_in_force', 'supply_in_force_now'] as const;

/** What statements of rooms above may name; said where they are made, in `platform/database/migrations/`. */
export const PUBLISHED = ['editions', 'product_name_at', 'supply_at', 'supply_now'] as const;

/** Tables that the public sees: code that changes one raises the revision of the scope, in the same transaction. */
export const PUBLIC = {
  scope: 'supply',
  tables: [
    'edition',
    'edition_count',
    'edition_report',
    'supply_change',
    'supply_correction',
    'supply_interval',
    'withdrawn_edition',
  ],
} as const;

/** Tables whose changes no public page shows, each with the reason. */
export const NOT_PUBLIC = {
  edition_date: 'a date shows with its edition',
  source_check: 'pages ask for the alarm, and are made anew every minute',
  supply_version: 'content shows by the intervals that point to it',
} as const;

declare module '../platform/database/revision.ts' {
  interface PublicScopes {
    supply: true;
  }
}
