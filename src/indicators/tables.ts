/** The tables of the room; no statement of another room names them (test/sql-walls.test.ts). */
export const TABLES = ['dataset', 'dataset_part', 'kept_figure', 'record_load'] as const;

/** Functions that only the room's own statements may name. */
export const INNER = ['end_demo_figures'] as const;

/** Tables that the public sees: code that changes one raises the revision of the scope, in the same transaction. */
export const PUBLIC = {
  scope: 'indicators',
  tables: ['dataset', 'dataset_part', 'record_load'],
  only: { record_load: { state: 'named' } },
} as const;

/** Tables of which no public page shows a change, each with why. */
export const NOT_PUBLIC = {
  kept_figure: 'a figure is the same whether it was kept or is made',
} as const;

declare module '../platform/database/revision.ts' {
  interface PublicScopes {
    indicators: true;
  }
}
