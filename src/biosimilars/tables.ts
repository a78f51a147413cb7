/** The tables of the information site; no statement of another room names them (test/sql-walls.test.ts). */
export const TABLES = ['good_case', 'material', 'seminar'] as const;

/** Tables that the public sees: code that changes one raises the revision of the scope, in the same transaction. */
export const PUBLIC = {
  scope: 'biosimilars',
  tables: ['good_case', 'material', 'seminar'],
  /** Of some tables only such rows: what waits for review does not show. */
  only: { good_case: { state: 'published' } },
} as const;

declare module '../platform/database/revision.ts' {
  interface PublicScopes {
    biosimilars: true;
  }
}
