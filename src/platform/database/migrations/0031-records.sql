-- Loads of records into a ClickHouse cluster. A load's number is the partition of its rows and sums on every node; numbers are never given twice.
-- What no load in state 'named' names is read by nobody.
create table record_load (
  id integer primary key check (id > 0),
  -- The dataset that it is for; a dataset is there only when its load is named.
  dataset_id text not null,
  -- loading: begun, or broken off; named: complete on every shard, and read; ended: another took its place, or it was given up.
  state text not null check (state in ('loading', 'named', 'ended')),
  -- The file's hash; of several files one over theirs.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  begun_at timestamptz not null,
  named_at timestamptz,
  row_count bigint,
  -- Listed units.
  quantity double precision,
  code_count integer,
  -- Each with name, hash, rows, quantity, and rows and quantity by shard.
  files jsonb,
  -- Rows and quantity by shard, the first shard first.
  shards jsonb,
  -- What is missing since when, in the words of the error; null while nothing is.
  missing text,
  missing_since timestamptz,
  check ((missing is null) = (missing_since is null)),
  check (state <> 'named' or (named_at is not null and row_count is not null and quantity is not null
    and code_count is not null and files is not null and shards is not null))
);
create unique index record_load_named on record_load (dataset_id) where state = 'named';
