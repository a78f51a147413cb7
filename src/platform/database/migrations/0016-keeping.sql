-- keeping: what belongs to this database, and whether what is stored is whole --------------------------------------------------

-- By which the secret in the data folder is recognised (platform/secret.ts); none before the first start with this version.
create table installation (
  id boolean primary key default true check (id),
  secret_fingerprint text not null
);

-- What `antei verify` found, newest last; the officer's page shows the last one.
create table verification (
  id integer generated always as identity primary key,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  checked jsonb not null,
  findings jsonb not null
);
