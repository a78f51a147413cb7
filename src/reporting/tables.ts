/** The tables of the room; no statement of another room names them (test/sql-walls.test.ts). */
export const TABLES = ['report_draft', 'report_submission', 'report_upload', 'supply_report'] as const;

/** Tables whose changes no public page shows, each with the reason. */
export const NOT_PUBLIC = {
  report_draft: 'for the manufacturer',
  report_submission: 'for the manufacturer',
  report_upload: 'for the manufacturer',
  supply_report: 'shows with the edition that carries it; counted by month only (docs/decisions/0037)',
} as const;
