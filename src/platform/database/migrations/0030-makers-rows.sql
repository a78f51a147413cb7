-- A maker's rows are found without walking through all that was ever published.

create index supply_version_mah on supply_version (mah);
