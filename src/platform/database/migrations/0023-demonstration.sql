-- The demonstration has figures, and they never stand beside real ones.

-- Whether a dataset was published, or imported by somebody of their own; or invented for the demonstration.
alter table dataset add column source text not null default 'official' check (source in ('official', 'demo'));
alter table dataset alter column source drop default;

-- Real data of any kind ends the invented datasets, and the invented lists that alone could be applied to them: in the transaction
-- of its import itself, whichever way it comes. Files that no part names do no harm.
create function end_demo_figures() returns trigger language plpgsql as $$
begin
  delete from dataset_part where dataset_id in (select id from dataset where source = 'demo');
  delete from dataset where source = 'demo';
  if found then
    insert into public_revision (scope, revision) values ('indicators', 1)
      on conflict (scope) do update set revision = public_revision.revision + 1;
  end if;
  delete from reference_list where source = 'demo';
  if found then
    insert into public_revision (scope, revision) values ('medicines', 1)
      on conflict (scope) do update set revision = public_revision.revision + 1;
  end if;
  return null;
end $$;
create trigger edition_ends_demo_figures after insert or update of source on edition
  for each row when (new.source = 'official') execute function end_demo_figures();
create trigger reference_list_ends_demo_figures after insert or update of source on reference_list
  for each row when (new.source = 'official') execute function end_demo_figures();
create trigger dataset_ends_demo_figures after insert or update of source on dataset
  for each row when (new.source = 'official') execute function end_demo_figures();
