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

/** Tables whose changes no public page shows, each with the reason. */
export const NOT_PUBLIC = {
  confirmation_mail: 'for the reader',
  news: 'what channels are told; the changes themselves are of supply',
  outbox: 'for the reader',
  outbox_block: 'for the reader',
  restored: 'for the operator',
  watch_channel: 'for the reader',
  watch_list: 'for the reader',
  watch_posting: 'for the reader',
  watch_rule: 'for the reader',
} as const;
