-- What a room publishes of its tables for the statements of rooms above it; no room names another room's tables. Each is one plain
-- select, which PostgreSQL puts in place of the call, so that it costs nothing and uses the indexes of what it reads.

-- medicines: codes of products and the numbers that stand for them.
create function product_codes() returns table (id integer, yj_code text)
  language sql stable as $$ select p.id, p.yj_code from product p $$;

-- access: who the numbers of organisations and people are.
create function organisation_names() returns table (id integer, name text)
  language sql stable as $$ select o.id, o.name from organisation o $$;
create function person_names() returns table (id integer, name text)
  language sql stable as $$ select p.id, p.name from person p $$;
-- Which organisation has a name of the list's column 7.
create function maker_organisations() returns table (mah text, organisation_id integer, organisation text, closed boolean)
  language sql stable as $$
    select m.mah, o.id, o.name, o.closed_at is not null from organisation_maker m join organisation o on o.id = m.organisation_id $$;

-- supply: the dates of the editions in force.
create function editions() returns table (as_of date)
  language sql stable as $$ select e.as_of from edition e $$;
-- Which version of each listed product is in force on a day: the only place that says what an interval holds. Supply's own.
create function supply_in_force(day date) returns table (product_id integer, version_id bigint)
  language sql stable as $$
    select i.product_id, i.version_id from supply_interval i
    where i.version_id is not null and i.valid_from <= day and (i.valid_to > day or i.valid_to is null) $$;
-- What holds of each listed product on a day.
create function supply_at(day date) returns table (product_id integer, version_id bigint, hash text, cells jsonb, name text,
    ingredient text, strength text, therapeutic_class text, mah text, route text, category text, basic_medicine boolean,
    essential_supply text, listed_on date, response text, response_updated_on date, reason text, outlook text, outlook_text text,
    forecast_event text, forecast_earliest date, forecast_latest date, volume text, volume_outlook text,
    volume_outlook_percent numeric, updated_on date)
  language sql stable as $$
    select f.product_id, f.version_id, v.hash, v.cells, v.name, v.ingredient, v.strength, v.therapeutic_class, v.mah, v.route,
      v.category, v.basic_medicine, v.essential_supply, v.listed_on, v.response, v.response_updated_on, v.reason, v.outlook,
      v.outlook_text, v.forecast_event, v.forecast_earliest, v.forecast_latest, v.volume, v.volume_outlook,
      v.volume_outlook_percent, v.updated_on
    from supply_in_force(day) f join supply_version v on v.id = f.version_id $$;
-- Of the newest edition, what rules of lists ask for.
create function supply_now() returns table (product_id integer, ingredient text, therapeutic_class text, mah text, essential_supply text)
  language sql stable as $$
    select i.product_id, v.ingredient, v.therapeutic_class, v.mah, v.essential_supply
    from supply_interval i join supply_version v on v.id = i.version_id where i.valid_to is null $$;
-- The name that a product had in the list last, as of a day.
create function product_name_at(of_product integer, day date) returns table (name text)
  language sql stable as $$
    select v.name from supply_interval i join supply_version v on v.id = i.version_id
    where i.product_id = of_product and i.valid_from <= day order by i.valid_from desc limit 1 $$;

-- A revision for each scope of the public data, in place of one for all of it; what was counted so far counts for supply. A scope has a
-- row from its first change on.
alter table public_revision drop constraint public_revision_pkey;
alter table public_revision drop column id;
alter table public_revision add column scope text not null default 'supply';
alter table public_revision alter column scope drop default;
alter table public_revision add primary key (scope);
