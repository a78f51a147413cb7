-- Errors of a maker's file are mended on the page of its preview: the rows as they were read are kept as long as the preview, a day.
alter table report_upload
  -- ReportFile of src/reporting/upload/read-file.ts, with what was mended; null for what came before this migration.
  add column file jsonb,
  -- Cells and rows that were changed on the page, in the order in which it was done.
  add column mended jsonb not null default '[]';
