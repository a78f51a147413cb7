-- A site that was restored from a backup, until its operator has said what becomes of the messages that are held: the site that
-- was lost may have sent them (alerts/store-restored.ts).
create table restored (
  id boolean primary key default true check (id),
  backup_at timestamptz not null,
  -- Japan's date. Editions up to it may have been told of by the site that was lost.
  restored_on date not null
);
