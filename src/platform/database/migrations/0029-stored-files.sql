-- Files that are made of other data (cubes, downloads) and lie in the store that several machines share: which content each name has.
create table stored_file (
  -- Its path in the data folder: indicators/ndb-9/cube-n1-….parquet
  name text primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  kept_at timestamptz not null default now()
);
create index stored_file_content on stored_file (sha256);
