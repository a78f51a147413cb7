-- indicators: figures that no edition is in, made before anybody asks for them ------------------------------------------------

-- A figure table by all that it is made of: the files of the round, the lists of its time, the measure's definition, the question. A
-- changed input is another key, so that no row can be older than what it says; rows that nothing asks for any more are removed.
create table kept_figure (
  key text primary key check (key ~ '^[0-9a-f]{64}$'),
  dataset_id text not null references dataset on delete cascade,
  -- As the program makes it; `json` keeps its text.
  answer json not null,
  made_at timestamptz not null
);
create index kept_figure_dataset_id on kept_figure (dataset_id);
