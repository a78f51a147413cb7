/** The tables of the information site; no statement of another room names them (test/sql-walls.test.ts). */
export const TABLES = ['good_case', 'material', 'seminar'] as const;

/** Tables that the public sees: code that changes one raises the revision of the scope, in the same transaction. A case is public once the ministry publishes it, and `good_case` therefore not here. */
export const PUBLIC = {
  scope: 'biosimilars',
  tables: ['material', 'seminar'],
} as const;

declare module '../platform/database/revision.ts' {
  interface PublicScopes {
    biosimilars: true;
  }
}
