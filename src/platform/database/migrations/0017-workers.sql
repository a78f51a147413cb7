-- Workers that say, every few seconds, that they live: so that a site knows whether anything can be sent, wherever its
-- worker runs, and so that what a dead one held is free again after a minute and not after hours (database/workers.ts).
create table worker (
  id integer primary key generated always as identity,
  -- The name under which its jobs are locked; null until it has one.
  jobs_pool text,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  -- When it stopped, or when it was found dead.
  ended_at timestamptz
);

-- Which worker has taken a message; whoever finds that worker dead makes its messages due again.
alter table outbox add column claimed_by integer;
