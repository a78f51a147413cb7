/** The tables of the room; no statement of another room names them (test/sql-walls.test.ts). */
export const TABLES = [
  'confirmation_mail',
  'news',
  'outbox',
  'outbox_block',
  'restored',
  'watch_channel',
  'watch_list',
  'watch_posting',
  'watch_rule',
] as const;
