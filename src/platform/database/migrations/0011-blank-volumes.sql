-- blank ⑰ and unreadable ⑩ of versions stored before they had codes of their own ---------------------------------------------
-- A blank ⑰ was read as 'unknown', a ⑩ outside A, B, C as not designated, a ⑯ of white space alone as a text. What changed between
-- editions is computed again from these versions by `antei reclassify` (docs/guide/operator.md).

update supply_version set volume = 'notStated'
where volume = 'unknown' and coalesce(cells ->> 16, '') ~ '^[\s　]*$';

update supply_version set essential_supply = 'unknown'
where essential_supply is null and coalesce(cells ->> 9, '') !~ '^[\s　]*$';

update supply_version set outlook_text = null
where outlook_text ~ '^[\s　]*$';

-- The counts of the editions that have such products, from the rows of their files: a product in several rows counts as often.
create temporary table recounted on commit drop as
select e.as_of, v.category, v.response, v.volume, v.reason, count(*)::int as products
from edition e
cross join unnest(e.row_products) as r (product_id)
join supply_interval i on i.product_id = r.product_id and i.valid_from <= e.as_of and (i.valid_to > e.as_of or i.valid_to is null)
join supply_version v on v.id = i.version_id
where v.volume in ('unknown', 'notStated') and exists (select from edition_count c where c.as_of = e.as_of and c.volume = 'unknown')
group by 1, 2, 3, 4, 5;

delete from edition_count where volume = 'unknown';

insert into edition_count (as_of, category, response, volume, reason, products)
select as_of, category, response, volume, reason, products from recounted;
