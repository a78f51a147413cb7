-- alerts: what somebody wants to hear of, the news of each edition, and what is due to whom ------------------------------

-- A list of products. Whoever has its address, which carries a key derived from ANTEI_SECRET, has the list: there are no
-- accounts, and nothing in the database opens it.
create table watch_list (
  id integer generated always as identity primary key,
  -- Random; part of the list's addresses, worthless without the key.
  public_id text not null unique,
  name text not null,
  -- Bits of TOPICS (alerts/model.ts).
  wants integer not null,
  -- Chosen by hand or by file.
  picked integer[] not null default '{}',
  -- Those and what the rules take in; ascending.
  products integer[] not null default '{}',
  created_at timestamptz not null default now(),
  -- Last opened or changed; lists that nobody uses and that tell nobody are removed.
  used_at timestamptz not null default now()
);

-- "Everything of this ingredient": taken in when the list is saved, and again with each edition.
create table watch_rule (
  list_id integer not null references watch_list on delete cascade,
  kind text not null check (kind in ('ingredient', 'class', 'mah', 'essential')),
  value text not null,
  primary key (kind, value, list_id)
);
create index watch_rule_list on watch_rule (list_id);

-- A way by which a list tells: an e-mail address, a webhook, a browser. A device that keeps its list to itself has no list here.
create table watch_channel (
  id integer generated always as identity primary key,
  list_id integer references watch_list on delete cascade,
  kind text not null check (kind in ('email', 'webhook', 'push', 'device')),
  -- E-mail address, URL, or the push subscription as JSON.
  address text not null,
  rhythm text not null default 'now' check (rhythm in ('now', 'daily')),
  created_at timestamptz not null default now(),
  -- An e-mail address counts once its owner has confirmed it, until when that is possible.
  confirmed_at timestamptz,
  confirm_by timestamptz,
  -- Consecutive failures; disabled_why is in Japanese, for the list's page.
  failures integer not null default 0,
  disabled_at timestamptz,
  disabled_why text,
  check ((list_id is null) = (kind = 'device')),
  unique nulls not distinct (list_id, kind, address)
);

-- Which active channels (confirmed, not disabled) hear of a product: the list's products turned round, in blocks of 16,384
-- channels so that an edit rewrites little, by what they want so that matching reads only what matches (docs/decisions/0012).
create table watch_posting (
  product_id integer not null,
  -- Bits of TOPICS, and DAILY.
  wants integer not null,
  block integer not null,
  channels integer[] not null,
  primary key (product_id, wants, block)
);

-- What an edition brought for a product: which topics, and all that a message says of it. Computed in the transaction of the
-- edition; where a correction changes or voids it, the row takes the new revision and says so.
create table news (
  as_of date not null references edition on delete cascade,
  product_id integer not null references product,
  revision integer not null default 1,
  topics integer not null,
  content jsonb not null,
  void boolean not null default false,
  primary key (as_of, product_id)
);
create index news_product on news (product_id, as_of);

-- Messages due and sent: one for each channel, edition and revision, written in the transaction of the edition. No foreign keys:
-- a bad day writes 240,000 rows, and each would be looked up; who deletes a channel deletes its rows (alerts/store-outbox.ts).
create table outbox (
  channel_id integer not null,
  as_of date not null,
  -- 1: news; later ones correct it for those who were told.
  revision integer not null default 1,
  -- Whose news of the edition this tells.
  products integer[] not null,
  state text not null default 'due' check (state in ('due', 'sent', 'failed', 'void')),
  attempts integer not null default 0,
  -- When it may be sent next; while it is being sent, until when nobody else may.
  due_at timestamptz not null,
  sent_at timestamptz,
  error text,
  primary key (channel_id, as_of, revision)
);
create index outbox_due on outbox (due_at, channel_id) where state = 'due';

-- A new edition's messages as its transaction writes them: many channels' rows in one, so that the transaction is short
-- whatever the day. The first that sends spreads them over the outbox (alerts/store-blocks.ts).
create table outbox_block (
  id bigint generated always as identity primary key,
  as_of date not null,
  revision integer not null,
  due_now timestamptz not null,
  due_daily timestamptz not null,
  -- For each channel: its number (negative: told once a day), how many products, and those; int4, little-endian.
  messages bytea not null
);
alter table outbox_block alter messages set storage external;
