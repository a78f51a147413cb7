-- access: who acts, for whom, and what they did ---------------------------------------------------------------------------

create table organisation (
  id integer generated always as identity primary key,
  public_id text not null unique,
  kind text not null check (kind in ('ministry', 'prefecture', 'manufacturer', 'wholesaler', 'hospital', 'clinic', 'pharmacy', 'insurer')),
  name text not null,
  -- Invented, for the development identity provider.
  demo boolean not null default false,
  created_at timestamptz not null default now(),
  closed_at timestamptz
);

-- The names under which the list knows a manufacturer (column ⑦): whose products the organisation answers for.
create table organisation_maker (
  mah text primary key,
  organisation_id integer not null references organisation
);
create index organisation_maker_organisation on organisation_maker (organisation_id);

-- Known by what their identity provider calls them; the name is what it says.
create table person (
  id integer generated always as identity primary key,
  public_id text not null unique,
  issuer text not null,
  subject text not null,
  name text not null,
  created_at timestamptz not null default now(),
  unique (issuer, subject)
);

create table membership (
  person_id integer not null references person,
  organisation_id integer not null references organisation,
  role text not null check (role in ('viewer', 'editor', 'admin')),
  since timestamptz not null default now(),
  primary key (person_id, organisation_id)
);

-- A link by which a person becomes a member; only its hash is kept.
create table invitation (
  hash text primary key,
  organisation_id integer not null references organisation,
  role text not null check (role in ('viewer', 'editor', 'admin')),
  note text not null,
  created_by integer references person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_by integer references person
);

-- A sign-in on its way to the identity provider and back.
create table sign_in (
  state_hash text primary key,
  nonce text not null,
  verifier text not null,
  return_to text not null,
  expires_at timestamptz not null
);

create table session (
  id integer generated always as identity primary key,
  hash text not null unique,
  person_id integer not null references person,
  -- For whom the person acts; null: a member of nothing yet.
  organisation_id integer references organisation,
  device text not null,
  created_at timestamptz not null,
  used_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_person on session (person_id);

create table api_token (
  id integer generated always as identity primary key,
  organisation_id integer not null references organisation,
  name text not null,
  hash text not null unique,
  scopes text[] not null,
  created_by integer not null references person,
  created_at timestamptz not null,
  used_at timestamptz,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index api_token_organisation on api_token (organisation_id);

-- Who did what to which record. Each entry's hash covers its content and the hash before it.
create table audit_entry (
  seq bigint primary key,
  at timestamptz not null,
  person_id integer references person,
  organisation_id integer references organisation,
  token_id integer references api_token,
  action text not null,
  record text not null,
  details jsonb not null,
  previous_hash text not null,
  hash text not null
);
create index audit_entry_organisation on audit_entry (organisation_id, seq desc);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only';
end $$;
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
  for each statement execute function refuse_audit_change();

-- supply: editions that carry the reports of manufacturers -----------------------------------------------------------------

alter table edition drop constraint edition_source_check;
alter table edition add check (source in ('official', 'reports', 'demo'));
-- Which reports it carries, as a hash; null where none. With sha256 it tells the content of an edition.
alter table edition add column carried_hash text;

-- Rows of an edition that say what the manufacturer reported, with what the official list says of the product.
create table edition_report (
  as_of date not null references edition on delete cascade,
  product_id integer not null references product,
  report_id bigint not null,
  official_cells jsonb not null,
  primary key (as_of, product_id)
);
create index edition_report_product on edition_report (product_id);

-- What an edition said of a product was wrong, and corrected by a later one.
create table supply_correction (
  product_id integer not null references product,
  as_of date not null references edition on delete cascade,
  corrected_on date not null,
  primary key (product_id, as_of)
);

-- reporting: 供給状況報告 -----------------------------------------------------------------------------------------------------

create sequence report_number;

create table report_submission (
  id bigint generated always as identity primary key,
  number text not null unique,
  organisation_id integer not null references organisation,
  person_id integer references person,
  token_id integer references api_token,
  channel text not null check (channel in ('form', 'file', 'api')),
  kind text not null check (kind in ('change', 'no-change')),
  -- The edition that the reports were made on; a demonstration goes with all that was made on it.
  base_as_of date not null references edition,
  reported_on date not null,
  submitted_at timestamptz not null,
  file_name text,
  -- SHA-256 of what was reported, as the receipt shows it.
  sha256 text not null,
  idempotency_key text,
  -- Of what came with the key: the same again gives the same receipt, anything else is a conflict.
  request_sha256 text,
  -- Codes of the warnings that were acknowledged, by product.
  acknowledged jsonb not null default '[]',
  unique (organisation_id, idempotency_key)
);
create index report_submission_organisation on report_submission (organisation_id, id desc);

create table supply_report (
  id bigint generated always as identity primary key,
  submission_id bigint not null references report_submission,
  product_id integer not null references product,
  organisation_id integer not null references organisation,
  reported_on date not null,
  -- As understood, and as the official columns ⑫ to ⑳ write it.
  status jsonb not null,
  cells jsonb not null,
  -- What was in force when it was made: the cells ⑫ to ⑳ before it.
  cells_before jsonb not null,
  -- The report whose content this one declares to have been wrong.
  corrects_id bigint references supply_report,
  -- Content hash of the official row on which it was made: the report holds until the official list says something else.
  official_hash text not null,
  overtaken_on date,
  published_on date
);
create index supply_report_product on supply_report (product_id, id desc);
create index supply_report_submission on supply_report (submission_id);
create index supply_report_unpublished on supply_report (id) where published_on is null;

-- One for a product: what somebody began to report.
create table report_draft (
  organisation_id integer not null references organisation,
  product_id integer not null references product,
  status jsonb not null,
  version text not null,
  saved_by integer references person,
  saved_at timestamptz not null,
  primary key (organisation_id, product_id)
);

-- A file between its preview and its confirmation.
create table report_upload (
  id text primary key,
  organisation_id integer not null references organisation,
  person_id integer not null references person,
  base_as_of date not null references edition,
  file_name text not null,
  sha256 text not null,
  content jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  submission_id bigint references report_submission
);

-- warnings: 供給不安報告, confidential ------------------------------------------------------------------------------------------

create table early_warning (
  id bigint generated always as identity primary key,
  number text not null unique,
  organisation_id integer not null references organisation,
  person_id integer references person,
  product_id integer not null references product,
  reported_on date not null,
  -- The notice's items, as validated by warnings/model.ts.
  content jsonb not null,
  cause text not null,
  state text not null,
  assignee_id integer references person,
  due_on date,
  received_at timestamptz not null,
  -- When it was prevented or became a shortage; null before.
  resolved_at timestamptz,
  closed_at timestamptz,
  version integer not null default 1
);
create index early_warning_organisation on early_warning (organisation_id, id desc);

-- All that happened to a warning: states, assignments, contacts, notes.
create table early_warning_event (
  id bigint generated always as identity primary key,
  warning_id bigint not null references early_warning on delete cascade,
  at timestamptz not null,
  person_id integer references person,
  kind text not null,
  content jsonb not null
);
create index early_warning_event_warning on early_warning_event (warning_id, id);

create table early_warning_file (
  id text primary key,
  warning_id bigint not null references early_warning on delete cascade,
  name text not null,
  type text not null,
  sha256 text not null,
  bytes bytea not null,
  added_by integer references person,
  added_at timestamptz not null
);
create index early_warning_file_warning on early_warning_file (warning_id);

-- The ministry asks the maker of an alternative for more; the maker sees the request, never the warning.
create table supply_request (
  id text primary key,
  warning_id bigint not null references early_warning on delete cascade,
  product_id integer not null references product,
  mah text not null,
  message text not null,
  due_on date,
  asked_by integer references person,
  asked_at timestamptz not null,
  answer text,
  -- How much, with its unit, and what else there is to say.
  answer_quantity text,
  answer_text text,
  answered_by integer references person,
  answered_at timestamptz
);
create index supply_request_warning on supply_request (warning_id);
create index supply_request_mah on supply_request (mah);

-- Where a product's active ingredient comes from, as its maker declares it in confidence.
create table source_declaration (
  product_id integer primary key references product,
  organisation_id integer not null references organisation,
  single_source boolean not null,
  countries text[] not null,
  declared_by integer references person,
  declared_at timestamptz not null
);
