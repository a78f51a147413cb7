/** The tables of the room; no statement of another room names them (test/sql-walls.test.ts). */
export const TABLES = ['expert_comment', 'initiative_status', 'kpi_point', 'kpi_target'] as const;

/** Tables that the public sees: code that changes one raises the revision of the scope, in the same transaction. */
export const PUBLIC = {
  scope: 'roadmap',
  tables: ['expert_comment', 'initiative_status', 'kpi_point', 'kpi_target'],
} as const;

declare module '../platform/database/revision.ts' {
  interface PublicScopes {
    roadmap: true;
  }
}
