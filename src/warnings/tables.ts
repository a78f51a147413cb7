/** The tables of the room; no statement of another room names them (test/sql-walls.test.ts). */
export const TABLES = [
  'early_warning',
  'early_warning_draft',
  'early_warning_event',
  'early_warning_file',
  'source_declaration',
  'supply_request',
] as const;

const CONFIDENTIAL = 'between a manufacturer and the ministry';

/** Tables whose changes no public page shows, each with the reason. */
export const NOT_PUBLIC = {
  early_warning: CONFIDENTIAL,
  early_warning_draft: 'for the manufacturer alone',
  early_warning_event: CONFIDENTIAL,
  early_warning_file: CONFIDENTIAL,
  source_declaration: CONFIDENTIAL,
  supply_request: CONFIDENTIAL,
} as const;
