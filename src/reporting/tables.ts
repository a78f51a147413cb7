/** The tables of the room; no statement of another room names them (test/sql-walls.test.ts). */
export const TABLES = ['report_draft', 'report_submission', 'report_upload', 'supply_report'] as const;
