-- A change whose response got worse and whose volume got better, or the other way round, has a direction of its own: まちまち.
alter table supply_change drop constraint supply_change_direction_check;
alter table supply_change add constraint supply_change_direction_check
  check (direction in ('worsened', 'improved', 'mixed', 'neutral'));
