/** The tables of the room; no statement of another room names them (test/sql-walls.test.ts). */
export const TABLES = [
  'early_warning',
  'early_warning_event',
  'early_warning_file',
  'source_declaration',
  'supply_request',
] as const;
