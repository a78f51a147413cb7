-- warnings: a warning may be of several products, and is begun before it is sent.

-- What somebody of a maker has written of a warning and not sent: for the members of that organisation alone. It lies apart from what was
-- sent, so that nothing that reads warnings can meet it.
create table early_warning_draft (
  id text primary key,
  organisation_id integer not null references organisation,
  yj_codes text[] not null,
  -- The form's fields, as they were typed.
  fields jsonb not null,
  version integer not null default 1,
  saved_by integer references person,
  saved_at timestamptz not null
);
create index early_warning_draft_organisation on early_warning_draft (organisation_id, saved_at desc);

-- What a notice says of its products beside the first; none so far had any.
update early_warning set content = content || '{"more": []}';
update early_warning_event set content = jsonb_set(content, '{before,more}', '[]') where kind = 'change';
