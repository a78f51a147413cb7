-- supply: an edition that is taken back is no edition any more, and what it said is kept ------------------------------------

-- Every date of which there ever was an edition: changes, news and reports refer to it also after the edition was withdrawn.
create table edition_date (
  as_of date primary key
);
insert into edition_date select as_of from edition;
alter table edition add foreign key (as_of) references edition_date;
alter table supply_change
  drop constraint supply_change_as_of_fkey,
  drop constraint supply_change_previous_as_of_fkey,
  add foreign key (as_of) references edition_date,
  add foreign key (previous_as_of) references edition_date;
alter table news
  drop constraint news_as_of_fkey,
  add foreign key (as_of) references edition_date;
alter table report_submission
  drop constraint report_submission_base_as_of_fkey,
  add foreign key (base_as_of) references edition_date;
alter table report_upload
  drop constraint report_upload_base_as_of_fkey,
  add foreign key (base_as_of) references edition_date;

-- Editions that were withdrawn, by the ministry's page going back or by hand. Nothing that reads editions sees them; brought
-- back, one leaves this table and is an edition like any other. Two contents of one date may both have been withdrawn.
create table withdrawn_edition (
  as_of date not null references edition_date,
  sha256 text not null,
  source text not null check (source in ('official', 'demo')),
  file_name text not null,
  title text not null,
  headers jsonb not null,
  extra_columns jsonb not null,
  row_count integer not null,
  -- As the official list said them, in the order of the file.
  rows jsonb not null,
  problems jsonb not null,
  source_url text,
  source_modified_at timestamptz,
  imported_at timestamptz not null,
  withdrawn_at timestamptz not null,
  -- The ministry's page went back to an older edition; otherwise it was withdrawn by hand alone.
  by_page boolean not null,
  reason text,
  primary key (as_of, sha256)
);

-- A correction that says that the whole edition was withdrawn.
alter table outbox add column withdrawal boolean not null default false;
-- News that came back with their edition as they had been told: who was told is not told again.
alter table news add column returned boolean not null default false;
