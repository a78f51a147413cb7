-- Made by `npm run docs` from a migrated database. Do not edit: the truth is in migrations/.

create sequence supply_change_seq;

create table confirmation_mail (
  recipient text not null,
  asked_at timestamp with time zone not null
);

create table edition (
  as_of date not null,
  source text not null,
  file_name text not null,
  sha256 text not null,
  title text not null,
  headers jsonb not null,
  column_formats jsonb not null,
  row_count integer not null,
  row_products integer[] not null,
  flags jsonb default '{}'::jsonb not null,
  unkeyed_rows jsonb default '[]'::jsonb not null,
  problems jsonb default '[]'::jsonb not null,
  source_url text,
  source_modified_at timestamp with time zone,
  imported_at timestamp with time zone default now() not null,
  constraint edition_pkey PRIMARY KEY (as_of),
  constraint edition_source_check CHECK ((source = ANY (ARRAY['official'::text, 'demo'::text])))
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
  constraint generic_info_pkey PRIMARY KEY (effective_from, code),
  constraint generic_info_class_check CHECK ((class = ANY (ARRAY['1'::text, '2'::text, '3'::text, '★'::text, '☆'::text])))
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
  constraint news_pkey PRIMARY KEY (as_of, product_id)
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
  constraint price_pkey PRIMARY KEY (route, effective_from, code)
);

create table product (
  id integer generated always as identity not null,
  yj_code text not null,
  constraint product_pkey PRIMARY KEY (id),
  constraint product_yj_code_key UNIQUE (yj_code)
);

create table public_revision (
  id boolean default true not null,
  revision bigint not null,
  constraint public_revision_pkey PRIMARY KEY (id),
  constraint public_revision_id_check CHECK (id)
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
  constraint reference_list_pkey PRIMARY KEY (id),
  constraint reference_list_kind_sha256_effective_from_key UNIQUE (kind, sha256, effective_from),
  constraint reference_list_kind_check CHECK ((kind = ANY (ARRAY['price'::text, 'generic-info'::text]))),
  constraint reference_list_source_check CHECK ((source = ANY (ARRAY['official'::text, 'demo'::text])))
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
  constraint supply_change_direction_check CHECK ((direction = ANY (ARRAY['worsened'::text, 'improved'::text, 'neutral'::text])))
);

create table supply_interval (
  product_id integer not null,
  valid_from date not null,
  valid_to date,
  version_id bigint,
  constraint supply_interval_pkey PRIMARY KEY (product_id, valid_from),
  constraint supply_interval_check CHECK ((valid_to > valid_from))
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

CREATE INDEX confirmation_mail_recipient ON public.confirmation_mail USING btree (recipient, asked_at);

CREATE INDEX generic_info_list_id ON public.generic_info USING btree (list_id);

CREATE INDEX news_product ON public.news USING btree (product_id, as_of);

CREATE INDEX outbox_due ON public.outbox USING btree (due_at, channel_id) WHERE (state = 'due'::text);

CREATE INDEX outbox_edition ON public.outbox USING brin (as_of);

CREATE INDEX price_list_id ON public.price USING btree (list_id);

CREATE INDEX source_check_latest ON public.source_check USING btree (source, checked_at DESC);

CREATE INDEX supply_change_product ON public.supply_change USING btree (product_id, as_of);

CREATE INDEX supply_interval_open ON public.supply_interval USING btree (product_id) INCLUDE (version_id) WHERE (valid_to IS NULL);

CREATE INDEX supply_interval_version ON public.supply_interval USING btree (version_id);

CREATE INDEX watch_channel_device ON public.watch_channel USING btree ((((address)::jsonb ->> 'endpoint'::text))) WHERE (kind = 'device'::text);

CREATE INDEX watch_rule_list ON public.watch_rule USING btree (list_id);

alter table edition_count add constraint edition_count_as_of_fkey FOREIGN KEY (as_of) REFERENCES edition(as_of) ON DELETE CASCADE;
alter table generic_info add constraint generic_info_list_id_fkey FOREIGN KEY (list_id) REFERENCES reference_list(id) ON DELETE CASCADE;
alter table news add constraint news_as_of_fkey FOREIGN KEY (as_of) REFERENCES edition(as_of) ON DELETE CASCADE;
alter table news add constraint news_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id);
alter table price add constraint price_list_id_fkey FOREIGN KEY (list_id) REFERENCES reference_list(id) ON DELETE CASCADE;
alter table supply_change add constraint supply_change_as_of_fkey FOREIGN KEY (as_of) REFERENCES edition(as_of);
alter table supply_change add constraint supply_change_previous_as_of_fkey FOREIGN KEY (previous_as_of) REFERENCES edition(as_of);
alter table supply_change add constraint supply_change_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id);
alter table supply_interval add constraint supply_interval_valid_from_fkey FOREIGN KEY (valid_from) REFERENCES edition(as_of);
alter table supply_interval add constraint supply_interval_valid_to_fkey FOREIGN KEY (valid_to) REFERENCES edition(as_of);
alter table supply_interval add constraint supply_interval_version_id_fkey FOREIGN KEY (version_id) REFERENCES supply_version(id);
alter table supply_version add constraint supply_version_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id);
alter table watch_channel add constraint watch_channel_list_id_fkey FOREIGN KEY (list_id) REFERENCES watch_list(id) ON DELETE CASCADE;
alter table watch_rule add constraint watch_rule_list_id_fkey FOREIGN KEY (list_id) REFERENCES watch_list(id) ON DELETE CASCADE;
