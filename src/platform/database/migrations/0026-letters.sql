-- access: mails to people that rooms hand in, and what each person wants of them.

create table person_mail (
  person_id integer primary key references person,
  -- Where mails go; null before the first address was confirmed.
  address text,
  -- An address that waits for its owner to follow the link of the mail sent there.
  pending text,
  asked_at timestamptz,
  -- Kinds of letters with yes or no, where the person has chosen; for the others the role decides.
  choices jsonb not null default '{}',
  check ((pending is null) = (asked_at is null))
);

-- A mail to a person, written in the transaction of what it tells of. It says that there is something, never what.
create table letter (
  id bigint generated always as identity primary key,
  -- What receivers know a repeated mail by.
  name uuid not null default gen_random_uuid(),
  person_id integer not null references person,
  -- For whom the person acts; null for what is the person's own. Nobody who has left is written to.
  organisation_id integer references organisation,
  kind text not null,
  -- Of deadlines: what is near or over, in words.
  lines text[] not null default '{}',
  -- Of deadlines: the day; one a person and day.
  day date,
  written_at timestamptz not null,
  due_at timestamptz not null,
  attempts integer not null default 0,
  -- Written once more since it was last taken to be sent: what is under way does not count for that.
  again boolean not null default false,
  state text not null default 'due' check (state in ('due', 'sent', 'failed', 'void')),
  error text
);
create index letter_due on letter (due_at) where state = 'due';
create index letter_person on letter (person_id, id desc);
-- Whoever has not been sent the last word yet needs no second one of the same kind.
create unique index letter_waiting on letter (person_id, organisation_id, kind) where state = 'due';
create unique index letter_day on letter (person_id, day);

-- access: who acts for the ministry, and whether mails reach them. A person may be there twice.
create function officers() returns table (person_id integer, has_mail boolean)
  language sql stable as $$
    select m.person_id, a.address is not null
    from membership m join organisation o on o.id = m.organisation_id left join person_mail a on a.person_id = m.person_id
    where o.kind = 'ministry' and o.closed_at is null and m.role in ('editor', 'admin') $$;
