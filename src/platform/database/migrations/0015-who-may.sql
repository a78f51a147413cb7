-- Trying out ends for good; a sign-in on its way is sealed; numbers no longer count what others do.

-- One row once real data or a real identity provider was here: from then on there are no invented people, no demonstration
-- and no page of the outbox, whatever is deleted or unset afterwards.
create table trial_end (
  id boolean primary key default true check (id),
  ended_at timestamptz not null default now(),
  why text not null check (why in ('official-list', 'identity-provider'))
);

create function refuse_trial_again() returns trigger language plpgsql as $$
begin
  raise exception 'trying out has ended for good';
end $$;
create trigger trial_end_stays before update or delete or truncate on trial_end
  for each statement execute function refuse_trial_again();

-- Ends it, with everything that the invented people could still open. Nothing where it is over.
create function end_trial(reason text) returns void language plpgsql as $$
begin
  insert into trial_end (why) values (reason) on conflict do nothing;
  if not found then
    return;
  end if;
  update api_token set revoked_at = now()
    where revoked_at is null and organisation_id in (select id from organisation where demo and closed_at is null);
  delete from organisation_maker where organisation_id in (select id from organisation where demo and closed_at is null);
  update organisation set closed_at = now() where demo and closed_at is null;
  delete from session where person_id in (select id from person where issuer = 'antei:demo');
end $$;

-- In the transaction of the import itself, whichever way it comes.
create function end_trial_by_official() returns trigger language plpgsql as $$
begin
  perform end_trial('official-list');
  return null;
end $$;
create trigger edition_ends_trial after insert or update of source on edition
  for each row when (new.source = 'official') execute function end_trial_by_official();
create trigger reference_list_ends_trial after insert or update of source on reference_list
  for each row when (new.source = 'official') execute function end_trial_by_official();
-- A site that has real data already.
select end_trial('official-list')
  where exists (select from edition where source = 'official')
     or exists (select from withdrawn_edition where source = 'official')
     or exists (select from reference_list where source = 'official');

-- Sealed with the state, which only the browser holds: the address to return to may carry the secret of an invitation.
-- Those on their way (ten minutes at most) begin again.
delete from sign_in;
alter table sign_in drop column nonce, drop column verifier, drop column return_to, add column sealed text not null;

-- Numbers of receipts are random after the date (reporting/); those given out stay.
drop sequence report_number;
-- The version on which a draft was begun names the newest report by its receipt, no more by its place among all reports.
update report_draft d set version = split_part(d.version, '.', 1) || '.' || split_part(s.number, '-', 3)
  from supply_report r join report_submission s on s.id = r.submission_id
  where r.id = split_part(d.version, '.', 2)::bigint;
