-- Made by `npm run docs` from a migrated database. Do not edit: the truth is in migrations/.

set check_function_bodies = off;

create sequence supply_change_seq;

CREATE OR REPLACE FUNCTION public.editions()
 RETURNS TABLE(as_of date)
 LANGUAGE sql
 STABLE
AS $function$ select e.as_of from edition e $function$;

CREATE OR REPLACE FUNCTION public.end_demo_figures()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.end_trial(reason text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.end_trial_by_official()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform end_trial('official-list');
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.maker_organisations()
 RETURNS TABLE(mah text, organisation_id integer, organisation text, closed boolean)
 LANGUAGE sql
 STABLE
AS $function$
    select m.mah, o.id, o.name, o.closed_at is not null from organisation_maker m join organisation o on o.id = m.organisation_id $function$;

CREATE OR REPLACE FUNCTION public.officers()
 RETURNS TABLE(person_id integer, has_mail boolean)
 LANGUAGE sql
 STABLE
AS $function$
    select m.person_id, a.address is not null
    from membership m join organisation o on o.id = m.organisation_id left join person_mail a on a.person_id = m.person_id
    where o.kind = 'ministry' and o.closed_at is null and m.role in ('editor', 'admin') $function$;

CREATE OR REPLACE FUNCTION public.organisation_names()
 RETURNS TABLE(id integer, name text)
 LANGUAGE sql
 STABLE
AS $function$ select o.id, o.name from organisation o $function$;

CREATE OR REPLACE FUNCTION public.person_names()
 RETURNS TABLE(id integer, name text)
 LANGUAGE sql
 STABLE
AS $function$ select p.id, p.name from person p $function$;

CREATE OR REPLACE FUNCTION public.product_codes()
 RETURNS TABLE(id integer, yj_code text)
 LANGUAGE sql
 STABLE
AS $function$ select p.id, p.yj_code from product p $function$;

CREATE OR REPLACE FUNCTION public.product_name_at(of_product integer, day date)
 RETURNS TABLE(name text)
 LANGUAGE sql
 STABLE
AS $function$
    select v.name from supply_interval i join supply_version v on v.id = i.version_id
    where i.product_id = of_product and i.valid_from <= day order by i.valid_from desc limit 1 $function$;

CREATE OR REPLACE FUNCTION public.refuse_audit_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the audit trail is append-only';
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_trial_again()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'trying out has ended for good';
end $function$;

CREATE OR REPLACE FUNCTION public.supply_at(day date)
 RETURNS TABLE(product_id integer, version_id bigint, hash text, cells jsonb, name text, ingredient text, strength text, therapeutic_class text, mah text, route text, category text, basic_medicine boolean, essential_supply text, listed_on date, response text, response_updated_on date, reason text, outlook text, outlook_text text, forecast_event text, forecast_earliest date, forecast_latest date, volume text, volume_outlook text, volume_outlook_percent numeric, updated_on date)
 LANGUAGE sql
 STABLE
AS $function$
    select f.product_id, f.version_id, v.hash, v.cells, v.name, v.ingredient, v.strength, v.therapeutic_class, v.mah, v.route,
      v.category, v.basic_medicine, v.essential_supply, v.listed_on, v.response, v.response_updated_on, v.reason, v.outlook,
      v.outlook_text, v.forecast_event, v.forecast_earliest, v.forecast_latest, v.volume, v.volume_outlook,
      v.volume_outlook_percent, v.updated_on
    from supply_in_force(day) f join supply_version v on v.id = f.version_id $function$;

CREATE OR REPLACE FUNCTION public.supply_in_force(day date)
 RETURNS TABLE(product_id integer, version_id bigint)
 LANGUAGE sql
 STABLE
AS $function$
    select i.product_id, i.version_id from supply_interval i
    where i.version_id is not null and i.valid_from <= day and (i.valid_to > day or i.valid_to is null) $function$;

CREATE OR REPLACE FUNCTION public.supply_in_force_now()
 RETURNS TABLE(product_id integer, version_id bigint)
 LANGUAGE sql
 STABLE
AS $function$
    select i.product_id, i.version_id from supply_interval i where i.valid_to is null and i.version_id is not null $function$;

CREATE OR REPLACE FUNCTION public.supply_now()
 RETURNS TABLE(product_id integer, ingredient text, therapeutic_class text, mah text, essential_supply text)
 LANGUAGE sql
 STABLE
AS $function$
    select f.product_id, v.ingredient, v.therapeutic_class, v.mah, v.essential_supply
    from supply_in_force_now() f join supply_version v on v.id = f.version_id $function$;

create table api_token (
  id integer generated always as identity not null,
  organisation_id integer not null,
  name text not null,
  hash text not null,
  scopes text[] not null,
  created_by integer not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint api_token_pkey PRIMARY KEY (id),
  constraint api_token_hash_key UNIQUE (hash)
);

create table audit_entry (
  seq bigint not null,
  at timestamp with time zone not null,
  person_id integer,
  organisation_id integer,
  token_id integer,
  action text not null,
  record text not null,
  details jsonb not null,
  previous_hash text not null,
  hash text not null,
  constraint audit_entry_pkey PRIMARY KEY (seq)
);

create table confirmation_mail (
  recipient text not null,
  asked_at timestamp with time zone not null
);

create table dataset (
  id text not null,
  kind text not null,
  title text not null,
  round integer,
  period_from date not null,
  period_to date not null,
  imported_at timestamp with time zone default now() not null,
  public_expense text,
  source text not null,
  constraint dataset_pkey PRIMARY KEY (id),
  constraint dataset_check CHECK ((period_to > period_from)),
  constraint dataset_id_check CHECK ((id ~ '^[a-z][a-z0-9-]{1,60}$'::text)),
  constraint dataset_kind_check CHECK ((kind = ANY (ARRAY['ndb'::text, 'dispensing'::text]))),
  constraint dataset_public_expense_check CHECK ((public_expense = ANY (ARRAY['included'::text, 'excluded'::text]))),
  constraint dataset_source_check CHECK ((source = ANY (ARRAY['official'::text, 'demo'::text])))
);

create table dataset_part (
  id integer generated always as identity not null,
  dataset_id text not null,
  file_name text not null,
  sha256 text not null,
  sheet text not null,
  title text not null,
  axis text not null,
  route text not null,
  setting text not null,
  threshold double precision,
  row_count integer not null,
  states jsonb not null,
  parquet text not null,
  parquet_sha256 text not null,
  imported_at timestamp with time zone default now() not null,
  masking text not null,
  reading integer not null,
  constraint dataset_part_pkey PRIMARY KEY (id),
  constraint dataset_part_dataset_id_axis_route_setting_key UNIQUE (dataset_id, axis, route, setting),
  constraint dataset_part_axis_check CHECK ((axis = ANY (ARRAY['prefecture'::text, 'sex-age'::text]))),
  constraint dataset_part_masking_check CHECK ((masking = ANY (ARRAY['none'::text, 'unstated'::text, 'below'::text, 'least'::text, 'all-but-total'::text]))),
  constraint dataset_part_route_check CHECK ((route = ANY (ARRAY['internal'::text, 'external'::text, 'injection'::text, 'all'::text]))),
  constraint dataset_part_setting_check CHECK ((setting = ANY (ARRAY['out-of-hospital'::text, 'in-hospital'::text, 'inpatient'::text, 'all'::text]))),
  constraint dataset_part_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);

create table early_warning (
  id bigint generated always as identity not null,
  number text not null,
  organisation_id integer not null,
  person_id integer,
  product_id integer not null,
  reported_on date not null,
  content jsonb not null,
  cause text not null,
  state text not null,
  assignee_id integer,
  due_on date,
  received_at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  closed_at timestamp with time zone,
  version integer default 1 not null,
  constraint early_warning_pkey PRIMARY KEY (id),
  constraint early_warning_number_key UNIQUE (number)
);

create table early_warning_draft (
  id text not null,
  organisation_id integer not null,
  yj_codes text[] not null,
  fields jsonb not null,
  version integer default 1 not null,
  saved_by integer,
  saved_at timestamp with time zone not null,
  constraint early_warning_draft_pkey PRIMARY KEY (id)
);

create table early_warning_event (
  id bigint generated always as identity not null,
  warning_id bigint not null,
  at timestamp with time zone not null,
  person_id integer,
  kind text not null,
  content jsonb not null,
  constraint early_warning_event_pkey PRIMARY KEY (id)
);

create table early_warning_file (
  id text not null,
  warning_id bigint not null,
  name text not null,
  type text not null,
  sha256 text not null,
  bytes bytea not null,
  added_by integer,
  added_at timestamp with time zone not null,
  constraint early_warning_file_pkey PRIMARY KEY (id)
);

create table edition (
  as_of date not null,
  source text not null,
  file_name text not null,
  sha256 text not null,
  title text not null,
  headers jsonb not null,
  row_count integer not null,
  row_products integer[] not null,
  flags jsonb default '{}'::jsonb not null,
  unkeyed_rows jsonb default '[]'::jsonb not null,
  problems jsonb default '[]'::jsonb not null,
  source_url text,
  source_modified_at timestamp with time zone,
  imported_at timestamp with time zone default now() not null,
  carried_hash text,
  extra_columns jsonb default '[]'::jsonb not null,
  flag_blank text,
  constraint edition_pkey PRIMARY KEY (as_of),
  constraint edition_source_check CHECK ((source = ANY (ARRAY['official'::text, 'reports'::text, 'demo'::text])))
);

create table edition_count (
  as_of date not null,
  category text not null,
  response text not null,
  volume text not null,
  reason text not null,
  products integer not null,
  constraint edition_count_pkey PRIMARY KEY (as_of, category, response, volume, reason)
);

create table edition_date (
  as_of date not null,
  constraint edition_date_pkey PRIMARY KEY (as_of)
);

create table edition_report (
  as_of date not null,
  product_id integer not null,
  report_id bigint not null,
  official_cells jsonb not null,
  constraint edition_report_pkey PRIMARY KEY (as_of, product_id)
);

create table expert_comment (
  id integer generated always as identity not null,
  about text not null,
  expert text not null,
  affiliation text not null,
  said_on date not null,
  body text not null,
  organisation_id integer not null,
  person_id integer,
  entered_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_why text,
  constraint expert_comment_pkey PRIMARY KEY (id),
  constraint expert_comment_check CHECK (((withdrawn_at IS NULL) = (withdrawn_why IS NULL)))
);

create table generic_info (
  list_id integer not null,
  effective_from date not null,
  code text not null,
  ingredient text not null,
  name text not null,
  class text,
  listed_on date,
  expires_on date,
  excluded_from_premium boolean not null,
  others jsonb default '{}'::jsonb not null,
  constraint generic_info_pkey PRIMARY KEY (effective_from, code),
  constraint generic_info_class_check CHECK ((class = ANY (ARRAY['1'::text, '2'::text, '3'::text, '★'::text, '☆'::text])))
);

create table generic_name (
  list_id integer not null,
  effective_from date not null,
  code text not null,
  route text not null,
  name text not null,
  ingredient text not null,
  strength text not null,
  products text[] not null,
  others jsonb not null,
  constraint generic_name_pkey PRIMARY KEY (effective_from, code)
);

create table good_case (
  id integer generated always as identity not null,
  public_id text not null,
  organisation_id integer not null,
  person_id integer,
  place text not null,
  prefecture text,
  title text not null,
  what text not null,
  result text not null,
  contact text not null,
  state text not null,
  review_note text default ''::text not null,
  version integer default 1 not null,
  submitted_at timestamp with time zone not null,
  reviewed_at timestamp with time zone,
  reviewed_by integer,
  constraint good_case_pkey PRIMARY KEY (id),
  constraint good_case_public_id_key UNIQUE (public_id),
  constraint good_case_state_check CHECK ((state = ANY (ARRAY['received'::text, 'returned'::text, 'published'::text, 'declined'::text, 'withdrawn'::text])))
);

create table initiative_status (
  id integer generated always as identity not null,
  initiative text not null,
  state text not null,
  since text not null,
  note text not null,
  evidence jsonb not null,
  organisation_id integer not null,
  person_id integer,
  entered_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_why text,
  constraint initiative_status_pkey PRIMARY KEY (id),
  constraint initiative_status_check CHECK (((withdrawn_at IS NULL) = (withdrawn_why IS NULL))),
  constraint initiative_status_since_check CHECK ((since ~ '^\d{4}-\d{2}(-\d{2})?$'::text)),
  constraint initiative_status_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'started'::text, 'on-track'::text, 'late'::text, 'done'::text, 'folded'::text])))
);

create table installation (
  id boolean default true not null,
  secret_fingerprint text not null,
  constraint installation_pkey PRIMARY KEY (id),
  constraint installation_id_check CHECK (id)
);

create table invitation (
  hash text not null,
  organisation_id integer not null,
  role text not null,
  note text not null,
  created_by integer,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_by integer,
  constraint invitation_pkey PRIMARY KEY (hash),
  constraint invitation_role_check CHECK ((role = ANY (ARRAY['viewer'::text, 'editor'::text, 'admin'::text])))
);

create table kept_figure (
  key text not null,
  dataset_id text not null,
  answer json not null,
  made_at timestamp with time zone not null,
  constraint kept_figure_pkey PRIMARY KEY (key),
  constraint kept_figure_key_check CHECK ((key ~ '^[0-9a-f]{64}$'::text))
);

create table kpi_point (
  id integer generated always as identity not null,
  kpi text not null,
  period text not null,
  value double precision not null,
  source text not null,
  source_url text,
  note text not null,
  organisation_id integer not null,
  person_id integer,
  entered_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_why text,
  constraint kpi_point_pkey PRIMARY KEY (id),
  constraint kpi_point_check CHECK (((withdrawn_at IS NULL) = (withdrawn_why IS NULL)))
);

create table kpi_target (
  id integer generated always as identity not null,
  kpi text not null,
  version integer not null,
  value double precision not null,
  wording text not null,
  due date not null,
  set_on date not null,
  source text not null,
  source_url text,
  note text not null,
  organisation_id integer not null,
  person_id integer,
  entered_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_why text,
  constraint kpi_target_pkey PRIMARY KEY (id),
  constraint kpi_target_kpi_version_key UNIQUE (kpi, version),
  constraint kpi_target_check CHECK (((withdrawn_at IS NULL) = (withdrawn_why IS NULL)))
);

create table letter (
  id bigint generated always as identity not null,
  name uuid default gen_random_uuid() not null,
  person_id integer not null,
  organisation_id integer,
  kind text not null,
  lines text[] default '{}'::text[] not null,
  day date,
  written_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  attempts integer default 0 not null,
  again boolean default false not null,
  state text default 'due'::text not null,
  error text,
  constraint letter_pkey PRIMARY KEY (id),
  constraint letter_state_check CHECK ((state = ANY (ARRAY['due'::text, 'sent'::text, 'failed'::text, 'void'::text])))
);

create table material (
  id integer generated always as identity not null,
  public_id text not null,
  title text not null,
  kind text not null,
  audiences text[] not null,
  url text not null,
  publisher text not null,
  issued text not null,
  note text not null,
  organisation_id integer not null,
  person_id integer,
  entered_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint material_pkey PRIMARY KEY (id),
  constraint material_public_id_key UNIQUE (public_id)
);

create table membership (
  person_id integer not null,
  organisation_id integer not null,
  role text not null,
  since timestamp with time zone default now() not null,
  constraint membership_pkey PRIMARY KEY (person_id, organisation_id),
  constraint membership_role_check CHECK ((role = ANY (ARRAY['viewer'::text, 'editor'::text, 'admin'::text])))
);

create table migration (
  name text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (name)
);

create table news (
  as_of date not null,
  product_id integer not null,
  revision integer default 1 not null,
  topics integer not null,
  content jsonb not null,
  void boolean default false not null,
  returned boolean default false not null,
  constraint news_pkey PRIMARY KEY (as_of, product_id)
);

create table organisation (
  id integer generated always as identity not null,
  public_id text not null,
  kind text not null,
  name text not null,
  demo boolean default false not null,
  created_at timestamp with time zone default now() not null,
  closed_at timestamp with time zone,
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_public_id_key UNIQUE (public_id),
  constraint organisation_kind_check CHECK ((kind = ANY (ARRAY['ministry'::text, 'prefecture'::text, 'manufacturer'::text, 'wholesaler'::text, 'hospital'::text, 'clinic'::text, 'pharmacy'::text, 'insurer'::text])))
);

create table organisation_maker (
  mah text not null,
  organisation_id integer not null,
  constraint organisation_maker_pkey PRIMARY KEY (mah)
);

create table outbox (
  channel_id integer not null,
  as_of date not null,
  revision integer default 1 not null,
  products integer[] not null,
  state text default 'due'::text not null,
  attempts integer default 0 not null,
  due_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  error text,
  withdrawal boolean default false not null,
  claimed_by integer,
  constraint outbox_pkey PRIMARY KEY (channel_id, as_of, revision),
  constraint outbox_state_check CHECK ((state = ANY (ARRAY['due'::text, 'sent'::text, 'failed'::text, 'void'::text])))
);

create table outbox_block (
  id bigint generated always as identity not null,
  as_of date not null,
  revision integer not null,
  due_now timestamp with time zone not null,
  due_daily timestamp with time zone not null,
  messages bytea not null,
  constraint outbox_block_pkey PRIMARY KEY (id)
);

create table package (
  list_id integer not null,
  effective_from date not null,
  layout text not null,
  place integer not null,
  yj_code text,
  name text not null,
  mah text,
  seller text,
  form text,
  unit text,
  total text,
  dispensing_gtin text,
  sales_gtin text,
  case_gtin text,
  jan text,
  hot text,
  discontinued text,
  last_lot text,
  constraint package_pkey PRIMARY KEY (effective_from, layout, place),
  constraint package_layout_check CHECK ((layout = ANY (ARRAY['gtin'::text, 'hot'::text])))
);

create table package_code (
  list_id integer not null,
  effective_from date not null,
  code text not null,
  layout text not null,
  place integer not null,
  constraint package_code_pkey PRIMARY KEY (code, effective_from, layout, place)
);

create table person (
  id integer generated always as identity not null,
  public_id text not null,
  issuer text not null,
  subject text not null,
  name text not null,
  created_at timestamp with time zone default now() not null,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_issuer_subject_key UNIQUE (issuer, subject),
  constraint person_public_id_key UNIQUE (public_id)
);

create table person_mail (
  person_id integer not null,
  address text,
  pending text,
  asked_at timestamp with time zone,
  choices jsonb default '{}'::jsonb not null,
  constraint person_mail_pkey PRIMARY KEY (person_id),
  constraint person_mail_check CHECK (((pending IS NULL) = (asked_at IS NULL)))
);

create table price (
  list_id integer not null,
  effective_from date not null,
  route text not null,
  code text not null,
  ingredient text not null,
  strength text not null,
  name text not null,
  mah text,
  amount numeric(14,2) not null,
  is_generic boolean not null,
  is_originator boolean not null,
  expires_on date,
  note text,
  others jsonb default '{}'::jsonb not null,
  constraint price_pkey PRIMARY KEY (route, effective_from, code)
);

create table product (
  id integer generated always as identity not null,
  yj_code text not null,
  constraint product_pkey PRIMARY KEY (id),
  constraint product_yj_code_key UNIQUE (yj_code)
);

create table public_revision (
  revision bigint not null,
  scope text not null,
  constraint public_revision_pkey PRIMARY KEY (scope)
);

create table receipt_code (
  receipt_code text not null,
  price_code text not null,
  name text not null,
  source text not null,
  period_from date not null,
  period_to date not null,
  constraint receipt_code_pkey PRIMARY KEY (receipt_code, price_code, source),
  constraint receipt_code_check CHECK ((period_to > period_from)),
  constraint receipt_code_receipt_code_check CHECK ((receipt_code ~ '^[0-9]{9}$'::text))
);

create table receipt_medicine (
  list_id integer not null,
  effective_from date not null,
  part text not null,
  receipt_code text not null,
  change smallint not null,
  price_code text,
  name text,
  changed_on date,
  ended_on date,
  usable_until date,
  cells text[] not null,
  constraint receipt_medicine_pkey PRIMARY KEY (receipt_code, effective_from, part),
  constraint receipt_medicine_change_check CHECK ((change = ANY (ARRAY[0, 1, 3, 5, 9]))),
  constraint receipt_medicine_part_check CHECK ((part = ANY (ARRAY['whole'::text, 'difference'::text])))
);

create table record_load (
  id integer not null,
  dataset_id text not null,
  state text not null,
  sha256 text not null,
  begun_at timestamp with time zone not null,
  named_at timestamp with time zone,
  row_count bigint,
  quantity double precision,
  code_count integer,
  files jsonb,
  shards jsonb,
  missing text,
  missing_since timestamp with time zone,
  constraint record_load_pkey PRIMARY KEY (id),
  constraint record_load_check CHECK (((missing IS NULL) = (missing_since IS NULL))),
  constraint record_load_check1 CHECK (((state <> 'named'::text) OR ((named_at IS NOT NULL) AND (row_count IS NOT NULL) AND (quantity IS NOT NULL) AND (code_count IS NOT NULL) AND (files IS NOT NULL) AND (shards IS NOT NULL)))),
  constraint record_load_id_check CHECK ((id > 0)),
  constraint record_load_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint record_load_state_check CHECK ((state = ANY (ARRAY['loading'::text, 'named'::text, 'ended'::text])))
);

create table reference_list (
  id integer generated always as identity not null,
  kind text not null,
  source text not null,
  effective_from date not null,
  file_name text not null,
  sha256 text not null,
  row_count integer not null,
  imported_at timestamp with time zone default now() not null,
  unknown_columns jsonb default '[]'::jsonb not null,
  missing_columns jsonb default '[]'::jsonb not null,
  problems jsonb default '[]'::jsonb not null,
  constraint reference_list_pkey PRIMARY KEY (id),
  constraint reference_list_kind_sha256_effective_from_key UNIQUE (kind, sha256, effective_from),
  constraint reference_list_kind_check CHECK ((kind = ANY (ARRAY['price'::text, 'generic-info'::text, 'generic-names'::text, 'packages'::text, 'receipt-codes'::text]))),
  constraint reference_list_source_check CHECK ((source = ANY (ARRAY['official'::text, 'demo'::text])))
);

create table reference_part (
  kind text not null,
  effective_from date not null,
  route text not null,
  list_id integer not null,
  row_count integer not null,
  content_hash text not null,
  constraint reference_part_pkey PRIMARY KEY (kind, effective_from, route),
  constraint reference_part_kind_check CHECK ((kind = ANY (ARRAY['price'::text, 'generic-info'::text, 'generic-names'::text, 'packages'::text, 'receipt-codes'::text])))
);

create table report_draft (
  organisation_id integer not null,
  product_id integer not null,
  status jsonb not null,
  version text not null,
  saved_by integer,
  saved_at timestamp with time zone not null,
  constraint report_draft_pkey PRIMARY KEY (organisation_id, product_id)
);

create table report_submission (
  id bigint generated always as identity not null,
  number text not null,
  organisation_id integer not null,
  person_id integer,
  token_id integer,
  channel text not null,
  kind text not null,
  base_as_of date not null,
  reported_on date not null,
  submitted_at timestamp with time zone not null,
  file_name text,
  sha256 text not null,
  idempotency_key text,
  request_sha256 text,
  acknowledged jsonb default '[]'::jsonb not null,
  constraint report_submission_pkey PRIMARY KEY (id),
  constraint report_submission_number_key UNIQUE (number),
  constraint report_submission_organisation_id_idempotency_key_key UNIQUE (organisation_id, idempotency_key),
  constraint report_submission_channel_check CHECK ((channel = ANY (ARRAY['form'::text, 'file'::text, 'api'::text]))),
  constraint report_submission_kind_check CHECK ((kind = ANY (ARRAY['change'::text, 'no-change'::text])))
);

create table report_upload (
  id text not null,
  organisation_id integer not null,
  person_id integer not null,
  base_as_of date not null,
  file_name text not null,
  sha256 text not null,
  content jsonb not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  submission_id bigint,
  file jsonb,
  mended jsonb default '[]'::jsonb not null,
  constraint report_upload_pkey PRIMARY KEY (id)
);

create table restored (
  id boolean default true not null,
  backup_at timestamp with time zone not null,
  restored_on date not null,
  constraint restored_pkey PRIMARY KEY (id),
  constraint restored_id_check CHECK (id)
);

create table seminar (
  id integer generated always as identity not null,
  public_id text not null,
  title text not null,
  audiences text[] not null,
  begins_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  place text not null,
  url text,
  organiser text not null,
  note text not null,
  organisation_id integer not null,
  person_id integer,
  entered_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  sequence integer default 0 not null,
  cancelled boolean default false not null,
  constraint seminar_pkey PRIMARY KEY (id),
  constraint seminar_public_id_key UNIQUE (public_id),
  constraint seminar_check CHECK ((ends_at > begins_at))
);

create table session (
  id integer generated always as identity not null,
  hash text not null,
  person_id integer not null,
  organisation_id integer,
  device text not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_hash_key UNIQUE (hash)
);

create table sign_in (
  state_hash text not null,
  expires_at timestamp with time zone not null,
  sealed text not null,
  constraint sign_in_pkey PRIMARY KEY (state_hash)
);

create table source_check (
  id bigint generated always as identity not null,
  source text not null,
  url text not null,
  checked_at timestamp with time zone not null,
  outcome text not null,
  http_status integer,
  etag text,
  as_of date,
  message text not null,
  file_url text,
  source_modified_at timestamp with time zone,
  retry_at timestamp with time zone,
  constraint source_check_pkey PRIMARY KEY (id),
  constraint source_check_outcome_check CHECK ((outcome = ANY (ARRAY['imported'::text, 'unchanged'::text, 'refused'::text, 'failed'::text])))
);

create table source_declaration (
  product_id integer not null,
  organisation_id integer not null,
  single_source boolean not null,
  countries text[] not null,
  declared_by integer,
  declared_at timestamp with time zone not null,
  constraint source_declaration_pkey PRIMARY KEY (product_id)
);

create table stored_file (
  name text not null,
  sha256 text not null,
  kept_at timestamp with time zone default now() not null,
  constraint stored_file_pkey PRIMARY KEY (name),
  constraint stored_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);

create table supply_change (
  as_of date not null,
  product_id integer not null,
  seq bigint default nextval('supply_change_seq'::regclass) not null,
  previous_as_of date not null,
  name text not null,
  kinds text[] not null,
  before jsonb not null,
  after jsonb not null,
  direction text not null,
  notable boolean not null,
  rule_version integer not null,
  retracted boolean default false not null,
  constraint supply_change_pkey PRIMARY KEY (as_of, product_id),
  constraint supply_change_seq_key UNIQUE (seq),
  constraint supply_change_direction_check CHECK ((direction = ANY (ARRAY['worsened'::text, 'improved'::text, 'mixed'::text, 'neutral'::text])))
);

create table supply_correction (
  product_id integer not null,
  as_of date not null,
  corrected_on date not null,
  constraint supply_correction_pkey PRIMARY KEY (product_id, as_of)
);

create table supply_interval (
  product_id integer not null,
  valid_from date not null,
  valid_to date,
  version_id bigint,
  constraint supply_interval_pkey PRIMARY KEY (product_id, valid_from),
  constraint supply_interval_check CHECK ((valid_to > valid_from))
);

create table supply_report (
  id bigint generated always as identity not null,
  submission_id bigint not null,
  product_id integer not null,
  organisation_id integer not null,
  reported_on date not null,
  status jsonb not null,
  cells jsonb not null,
  cells_before jsonb not null,
  corrects_id bigint,
  official_hash text not null,
  overtaken_on date,
  published_on date,
  constraint supply_report_pkey PRIMARY KEY (id)
);

create table supply_request (
  id text not null,
  warning_id bigint not null,
  product_id integer not null,
  mah text not null,
  message text not null,
  due_on date,
  asked_by integer,
  asked_at timestamp with time zone not null,
  answer text,
  answer_quantity text,
  answer_text text,
  answered_by integer,
  answered_at timestamp with time zone,
  constraint supply_request_pkey PRIMARY KEY (id)
);

create table supply_version (
  id bigint generated by default as identity not null,
  product_id integer not null,
  hash text not null,
  cells jsonb not null,
  name text not null,
  ingredient text not null,
  strength text not null,
  therapeutic_class text not null,
  mah text not null,
  route text not null,
  category text not null,
  basic_medicine boolean not null,
  essential_supply text,
  listed_on date,
  response text not null,
  response_updated_on date,
  reason text not null,
  outlook text not null,
  outlook_text text,
  forecast_event text,
  forecast_earliest date,
  forecast_latest date,
  volume text not null,
  volume_outlook text,
  volume_outlook_percent numeric,
  updated_on date,
  constraint supply_version_pkey PRIMARY KEY (id),
  constraint supply_version_product_id_hash_key UNIQUE (product_id, hash)
);

create table trial_end (
  id boolean default true not null,
  ended_at timestamp with time zone default now() not null,
  why text not null,
  constraint trial_end_pkey PRIMARY KEY (id),
  constraint trial_end_id_check CHECK (id),
  constraint trial_end_why_check CHECK ((why = ANY (ARRAY['official-list'::text, 'identity-provider'::text])))
);

create table verification (
  id integer generated always as identity not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone not null,
  checked jsonb not null,
  findings jsonb not null,
  constraint verification_pkey PRIMARY KEY (id)
);

create table watch_channel (
  id integer generated always as identity not null,
  list_id integer,
  kind text not null,
  address text not null,
  rhythm text default 'now'::text not null,
  created_at timestamp with time zone default now() not null,
  confirmed_at timestamp with time zone,
  confirm_by timestamp with time zone,
  failures integer default 0 not null,
  disabled_at timestamp with time zone,
  disabled_why text,
  constraint watch_channel_pkey PRIMARY KEY (id),
  constraint watch_channel_list_id_kind_address_key UNIQUE NULLS NOT DISTINCT (list_id, kind, address),
  constraint watch_channel_check CHECK (((list_id IS NULL) = (kind = 'device'::text))),
  constraint watch_channel_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'webhook'::text, 'push'::text, 'device'::text]))),
  constraint watch_channel_rhythm_check CHECK ((rhythm = ANY (ARRAY['now'::text, 'daily'::text])))
);

create table watch_list (
  id integer generated always as identity not null,
  public_id text not null,
  name text not null,
  wants integer not null,
  picked integer[] default '{}'::integer[] not null,
  products integer[] default '{}'::integer[] not null,
  created_at timestamp with time zone default now() not null,
  used_at timestamp with time zone default now() not null,
  constraint watch_list_pkey PRIMARY KEY (id),
  constraint watch_list_public_id_key UNIQUE (public_id)
);

create table watch_posting (
  product_id integer not null,
  wants integer not null,
  block integer not null,
  channels integer[] not null,
  constraint watch_posting_pkey PRIMARY KEY (product_id, wants, block)
);

create table watch_rule (
  list_id integer not null,
  kind text not null,
  value text not null,
  constraint watch_rule_pkey PRIMARY KEY (kind, value, list_id),
  constraint watch_rule_kind_check CHECK ((kind = ANY (ARRAY['ingredient'::text, 'class'::text, 'mah'::text, 'essential'::text])))
);

create table withdrawn_edition (
  as_of date not null,
  sha256 text not null,
  source text not null,
  file_name text not null,
  title text not null,
  headers jsonb not null,
  extra_columns jsonb not null,
  row_count integer not null,
  rows jsonb not null,
  problems jsonb not null,
  source_url text,
  source_modified_at timestamp with time zone,
  imported_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone not null,
  by_page boolean not null,
  reason text,
  constraint withdrawn_edition_pkey PRIMARY KEY (as_of, sha256),
  constraint withdrawn_edition_source_check CHECK ((source = ANY (ARRAY['official'::text, 'demo'::text])))
);

create table worker (
  id integer generated always as identity not null,
  jobs_pool text,
  started_at timestamp with time zone default now() not null,
  seen_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  constraint worker_pkey PRIMARY KEY (id)
);

CREATE INDEX api_token_organisation ON public.api_token USING btree (organisation_id);

CREATE INDEX audit_entry_organisation ON public.audit_entry USING btree (organisation_id, seq DESC);

CREATE INDEX confirmation_mail_recipient ON public.confirmation_mail USING btree (recipient, asked_at);

CREATE INDEX early_warning_draft_organisation ON public.early_warning_draft USING btree (organisation_id, saved_at DESC);

CREATE INDEX early_warning_event_warning ON public.early_warning_event USING btree (warning_id, id);

CREATE INDEX early_warning_file_warning ON public.early_warning_file USING btree (warning_id);

CREATE INDEX early_warning_organisation ON public.early_warning USING btree (organisation_id, id DESC);

CREATE INDEX edition_report_product ON public.edition_report USING btree (product_id);

CREATE INDEX expert_comment_about ON public.expert_comment USING btree (about);

CREATE INDEX generic_info_list_id ON public.generic_info USING btree (list_id);

CREATE INDEX generic_name_list_id ON public.generic_name USING btree (list_id);

CREATE INDEX good_case_organisation ON public.good_case USING btree (organisation_id);

CREATE INDEX initiative_status_initiative ON public.initiative_status USING btree (initiative);

CREATE INDEX kept_figure_dataset_id ON public.kept_figure USING btree (dataset_id);

CREATE INDEX kpi_point_kpi ON public.kpi_point USING btree (kpi);

CREATE UNIQUE INDEX letter_day ON public.letter USING btree (person_id, day);

CREATE INDEX letter_due ON public.letter USING btree (due_at) WHERE (state = 'due'::text);

CREATE INDEX letter_person ON public.letter USING btree (person_id, id DESC);

CREATE UNIQUE INDEX letter_waiting ON public.letter USING btree (person_id, organisation_id, kind) WHERE (state = 'due'::text);

CREATE INDEX news_product ON public.news USING btree (product_id, as_of);

CREATE INDEX organisation_maker_organisation ON public.organisation_maker USING btree (organisation_id);

CREATE INDEX outbox_due ON public.outbox USING btree (due_at, channel_id) WHERE (state = 'due'::text);

CREATE INDEX outbox_edition ON public.outbox USING brin (as_of);

CREATE INDEX package_code_list_id ON public.package_code USING btree (list_id);

CREATE INDEX package_list_id ON public.package USING btree (list_id);

CREATE INDEX package_yj_code ON public.package USING btree (yj_code);

CREATE INDEX price_list_id ON public.price USING btree (list_id);

CREATE INDEX receipt_medicine_list_id ON public.receipt_medicine USING btree (list_id);

CREATE UNIQUE INDEX record_load_named ON public.record_load USING btree (dataset_id) WHERE (state = 'named'::text);

CREATE INDEX reference_part_list_id ON public.reference_part USING btree (list_id);

CREATE INDEX report_submission_organisation ON public.report_submission USING btree (organisation_id, id DESC);

CREATE INDEX session_person ON public.session USING btree (person_id);

CREATE INDEX source_check_latest ON public.source_check USING btree (source, checked_at DESC);

CREATE INDEX stored_file_content ON public.stored_file USING btree (sha256);

CREATE INDEX supply_change_product ON public.supply_change USING btree (product_id, as_of);

CREATE INDEX supply_interval_open ON public.supply_interval USING btree (product_id) INCLUDE (version_id) WHERE (valid_to IS NULL);

CREATE INDEX supply_interval_version ON public.supply_interval USING btree (version_id);

CREATE INDEX supply_report_product ON public.supply_report USING btree (product_id, id DESC);

CREATE INDEX supply_report_submission ON public.supply_report USING btree (submission_id);

CREATE INDEX supply_report_unpublished ON public.supply_report USING btree (id) WHERE (published_on IS NULL);

CREATE INDEX supply_request_mah ON public.supply_request USING btree (mah);

CREATE INDEX supply_request_warning ON public.supply_request USING btree (warning_id);

CREATE INDEX supply_version_mah ON public.supply_version USING btree (mah);

CREATE INDEX watch_channel_device ON public.watch_channel USING btree ((((address)::jsonb ->> 'endpoint'::text))) WHERE (kind = 'device'::text);

CREATE INDEX watch_rule_list ON public.watch_rule USING btree (list_id);

alter table api_token add constraint api_token_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id);
alter table api_token add constraint api_token_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table audit_entry add constraint audit_entry_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table audit_entry add constraint audit_entry_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table audit_entry add constraint audit_entry_token_id_fkey FOREIGN KEY (token_id) REFERENCES api_token(id);
alter table dataset_part add constraint dataset_part_dataset_id_fkey FOREIGN KEY (dataset_id) REFERENCES dataset(id);
alter table early_warning add constraint early_warning_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES person(id);
alter table early_warning_draft add constraint early_warning_draft_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table early_warning_draft add constraint early_warning_draft_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES person(id);
alter table early_warning_event add constraint early_warning_event_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table early_warning_event add constraint early_warning_event_warning_id_fkey FOREIGN KEY (warning_id) REFERENCES early_warning(id) ON DELETE CASCADE;
alter table early_warning_file add constraint early_warning_file_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id);
alter table early_warning_file add constraint early_warning_file_warning_id_fkey FOREIGN KEY (warning_id) REFERENCES early_warning(id) ON DELETE CASCADE;
alter table early_warning add constraint early_warning_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table early_warning add constraint early_warning_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table early_warning add constraint early_warning_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id);
alter table edition add constraint edition_as_of_fkey FOREIGN KEY (as_of) REFERENCES edition_date(as_of);
alter table edition_count add constraint edition_count_as_of_fkey FOREIGN KEY (as_of) REFERENCES edition(as_of) ON DELETE CASCADE;
alter table edition_report add constraint edition_report_as_of_fkey FOREIGN KEY (as_of) REFERENCES edition(as_of) ON DELETE CASCADE;
alter table edition_report add constraint edition_report_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id);
alter table expert_comment add constraint expert_comment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table expert_comment add constraint expert_comment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table generic_info add constraint generic_info_list_id_fkey FOREIGN KEY (list_id) REFERENCES reference_list(id) ON DELETE CASCADE;
alter table generic_name add constraint generic_name_list_id_fkey FOREIGN KEY (list_id) REFERENCES reference_list(id) ON DELETE CASCADE;
alter table good_case add constraint good_case_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table good_case add constraint good_case_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table good_case add constraint good_case_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES person(id);
alter table initiative_status add constraint initiative_status_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table initiative_status add constraint initiative_status_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table invitation add constraint invitation_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id);
alter table invitation add constraint invitation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table invitation add constraint invitation_used_by_fkey FOREIGN KEY (used_by) REFERENCES person(id);
alter table kept_figure add constraint kept_figure_dataset_id_fkey FOREIGN KEY (dataset_id) REFERENCES dataset(id) ON DELETE CASCADE;
alter table kpi_point add constraint kpi_point_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table kpi_point add constraint kpi_point_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table kpi_target add constraint kpi_target_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table kpi_target add constraint kpi_target_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table letter add constraint letter_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table letter add constraint letter_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table material add constraint material_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table material add constraint material_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table membership add constraint membership_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table membership add constraint membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table news add constraint news_as_of_fkey FOREIGN KEY (as_of) REFERENCES edition_date(as_of);
alter table news add constraint news_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id);
alter table organisation_maker add constraint organisation_maker_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table package_code add constraint package_code_list_id_fkey FOREIGN KEY (list_id) REFERENCES reference_list(id) ON DELETE CASCADE;
alter table package add constraint package_list_id_fkey FOREIGN KEY (list_id) REFERENCES reference_list(id) ON DELETE CASCADE;
alter table person_mail add constraint person_mail_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table price add constraint price_list_id_fkey FOREIGN KEY (list_id) REFERENCES reference_list(id) ON DELETE CASCADE;
alter table receipt_medicine add constraint receipt_medicine_list_id_fkey FOREIGN KEY (list_id) REFERENCES reference_list(id) ON DELETE CASCADE;
alter table reference_part add constraint reference_part_list_id_fkey FOREIGN KEY (list_id) REFERENCES reference_list(id) ON DELETE CASCADE;
alter table report_draft add constraint report_draft_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table report_draft add constraint report_draft_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id);
alter table report_draft add constraint report_draft_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES person(id);
alter table report_submission add constraint report_submission_base_as_of_fkey FOREIGN KEY (base_as_of) REFERENCES edition_date(as_of);
alter table report_submission add constraint report_submission_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table report_submission add constraint report_submission_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table report_submission add constraint report_submission_token_id_fkey FOREIGN KEY (token_id) REFERENCES api_token(id);
alter table report_upload add constraint report_upload_base_as_of_fkey FOREIGN KEY (base_as_of) REFERENCES edition_date(as_of);
alter table report_upload add constraint report_upload_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table report_upload add constraint report_upload_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table report_upload add constraint report_upload_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES report_submission(id);
alter table seminar add constraint seminar_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table seminar add constraint seminar_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table session add constraint session_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table session add constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table source_declaration add constraint source_declaration_declared_by_fkey FOREIGN KEY (declared_by) REFERENCES person(id);
alter table source_declaration add constraint source_declaration_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table source_declaration add constraint source_declaration_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id);
alter table supply_change add constraint supply_change_as_of_fkey FOREIGN KEY (as_of) REFERENCES edition_date(as_of);
alter table supply_change add constraint supply_change_previous_as_of_fkey FOREIGN KEY (previous_as_of) REFERENCES edition_date(as_of);
alter table supply_change add constraint supply_change_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id);
alter table supply_correction add constraint supply_correction_as_of_fkey FOREIGN KEY (as_of) REFERENCES edition(as_of) ON DELETE CASCADE;
alter table supply_correction add constraint supply_correction_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id);
alter table supply_interval add constraint supply_interval_valid_from_fkey FOREIGN KEY (valid_from) REFERENCES edition(as_of);
alter table supply_interval add constraint supply_interval_valid_to_fkey FOREIGN KEY (valid_to) REFERENCES edition(as_of);
alter table supply_interval add constraint supply_interval_version_id_fkey FOREIGN KEY (version_id) REFERENCES supply_version(id);
alter table supply_report add constraint supply_report_corrects_id_fkey FOREIGN KEY (corrects_id) REFERENCES supply_report(id);
alter table supply_report add constraint supply_report_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table supply_report add constraint supply_report_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id);
alter table supply_report add constraint supply_report_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES report_submission(id);
alter table supply_request add constraint supply_request_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id);
alter table supply_request add constraint supply_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id);
alter table supply_request add constraint supply_request_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id);
alter table supply_request add constraint supply_request_warning_id_fkey FOREIGN KEY (warning_id) REFERENCES early_warning(id) ON DELETE CASCADE;
alter table supply_version add constraint supply_version_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id);
alter table watch_channel add constraint watch_channel_list_id_fkey FOREIGN KEY (list_id) REFERENCES watch_list(id) ON DELETE CASCADE;
alter table watch_rule add constraint watch_rule_list_id_fkey FOREIGN KEY (list_id) REFERENCES watch_list(id) ON DELETE CASCADE;
alter table withdrawn_edition add constraint withdrawn_edition_as_of_fkey FOREIGN KEY (as_of) REFERENCES edition_date(as_of);

CREATE TRIGGER audit_entry_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

CREATE TRIGGER dataset_ends_demo_figures AFTER INSERT OR UPDATE OF source ON public.dataset FOR EACH ROW WHEN ((new.source = 'official'::text)) EXECUTE FUNCTION end_demo_figures();

CREATE TRIGGER edition_ends_demo_figures AFTER INSERT OR UPDATE OF source ON public.edition FOR EACH ROW WHEN ((new.source = 'official'::text)) EXECUTE FUNCTION end_demo_figures();

CREATE TRIGGER edition_ends_trial AFTER INSERT OR UPDATE OF source ON public.edition FOR EACH ROW WHEN ((new.source = 'official'::text)) EXECUTE FUNCTION end_trial_by_official();

CREATE TRIGGER reference_list_ends_demo_figures AFTER INSERT OR UPDATE OF source ON public.reference_list FOR EACH ROW WHEN ((new.source = 'official'::text)) EXECUTE FUNCTION end_demo_figures();

CREATE TRIGGER reference_list_ends_trial AFTER INSERT OR UPDATE OF source ON public.reference_list FOR EACH ROW WHEN ((new.source = 'official'::text)) EXECUTE FUNCTION end_trial_by_official();

CREATE TRIGGER trial_end_stays BEFORE DELETE OR UPDATE OR TRUNCATE ON public.trial_end FOR EACH STATEMENT EXECUTE FUNCTION refuse_trial_again();
