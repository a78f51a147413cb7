-- indicators: datasets from which measures are computed ---------------------------------------------------------------------

-- A dataset: one round of NDB Open Data, or a file of dispensing rows. Its rows are Parquet files in the data folder.
create table dataset (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{1,60}$'),
  kind text not null check (kind in ('ndb', 'dispensing')),
  title text not null,
  -- Number of the round (NDB Open Data); null for dispensing rows.
  round integer,
  -- First and last day of the months that it covers.
  period_from date not null,
  period_to date not null check (period_to > period_from),
  imported_at timestamptz not null default now()
);

-- One sheet of an imported workbook, or one file of dispensing rows.
create table dataset_part (
  id integer generated always as identity primary key,
  dataset_id text not null references dataset,
  file_name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  sheet text not null,
  -- The sheet's title, verbatim: it states period, route, setting and masking rule.
  title text not null,
  -- What the sheet's columns are: prefectures, or sexes and age bands.
  axis text not null check (axis in ('prefecture', 'sex-age')),
  route text not null check (route in ('internal', 'external', 'injection', 'all')),
  setting text not null check (setting in ('out-of-hospital', 'in-hospital', 'inpatient', 'all')),
  -- Quantities below it are masked; null where nothing is.
  threshold double precision,
  -- Where one quantity only would be masked, the least that is not is masked too.
  complementary boolean not null,
  row_count integer not null,
  -- How many cells are value, zero, masked and absent.
  states jsonb not null,
  -- Name of the Parquet file in the dataset's folder, and its hash.
  parquet text not null,
  parquet_sha256 text not null,
  imported_at timestamptz not null default now(),
  unique (dataset_id, axis, route, setting)
);
