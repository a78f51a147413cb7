-- What is in force now: the intervals that no edition has ended. Stands once here, as what holds on a day does in supply_in_force.
create function supply_in_force_now() returns table (product_id integer, version_id bigint)
  language sql stable as $$
    select i.product_id, i.version_id from supply_interval i where i.valid_to is null and i.version_id is not null $$;
create or replace function supply_now() returns table (product_id integer, ingredient text, therapeutic_class text, mah text, essential_supply text)
  language sql stable as $$
    select f.product_id, v.ingredient, v.therapeutic_class, v.mah, v.essential_supply
    from supply_in_force_now() f join supply_version v on v.id = f.version_id $$;
