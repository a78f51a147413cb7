-- medicines: a list of one date arrives in parts --------------------------------------------------------------------------

-- What of a list of one date is there: of 薬価基準収載品目リスト each route, which the ministry publishes as a workbook of its own
-- (a route's date may differ from the others'); of the generic classes the one part 'all'. In force on a date is, for each route,
-- the latest part that is not later.
create table reference_part (
  kind text not null check (kind in ('price', 'generic-info')),
  effective_from date not null,
  route text not null,
  list_id integer not null references reference_list on delete cascade,
  row_count integer not null,
  -- Of the rows as they were read: the same content in another file is no second list. '' where it was read before this was kept.
  content_hash text not null,
  primary key (kind, effective_from, route)
);
create index reference_part_list_id on reference_part (list_id);

insert into reference_part (kind, effective_from, route, list_id, row_count, content_hash)
  select 'price', effective_from, route, max(list_id), count(*), '' from price group by effective_from, route
  union all
  select 'generic-info', effective_from, 'all', max(list_id), count(*), '' from generic_info group by effective_from;

-- Verbatim cells of columns that no field takes, by header; headers that no list is known to have, and known ones that are not there.
alter table price add column others jsonb not null default '{}';
alter table generic_info add column others jsonb not null default '{}';
alter table reference_list add column unknown_columns jsonb not null default '[]';
alter table reference_list add column missing_columns jsonb not null default '[]';
-- What could not be read of the file: [{file, row, column, value, reason, remedy}].
alter table reference_list add column problems jsonb not null default '[]';
