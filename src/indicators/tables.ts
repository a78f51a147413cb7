/** The tables of the room; no statement of another room names them (test/sql-walls.test.ts). */
export const TABLES = ['dataset', 'dataset_part'] as const;

/** Tables that the public sees: code that changes one raises the revision of the scope, in the same transaction. */
export const PUBLIC = {
  scope: 'indicators',
  tables: ['dataset', 'dataset_part'],
} as const;

declare module '../platform/database/revision.ts' {
  interface PublicScopes {
    indicators: true;
  }
}
