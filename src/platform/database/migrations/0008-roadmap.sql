-- roadmap: what officers add to the register of the data files, and the biosimilar information site ---------------------------
-- Entries are never altered: a wrong one is withdrawn and stays in the history.

create table initiative_status (
  id integer generated always as identity primary key,
  -- Id in the register.
  initiative text not null,
  state text not null check (state in ('planned', 'started', 'on-track', 'late', 'done', 'folded')),
  -- A date or a month, as known.
  since text not null check (since ~ '^\d{4}-\d{2}(-\d{2})?$'),
  note text not null,
  -- Addresses with titles.
  evidence jsonb not null,
  organisation_id integer not null references organisation,
  person_id integer references person,
  entered_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_why text,
  check ((withdrawn_at is null) = (withdrawn_why is null))
);
create index initiative_status_initiative on initiative_status (initiative);

create table kpi_point (
  id integer generated always as identity primary key,
  kpi text not null,
  period text not null,
  value double precision not null,
  source text not null,
  source_url text,
  note text not null,
  organisation_id integer not null references organisation,
  person_id integer references person,
  entered_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_why text,
  check ((withdrawn_at is null) = (withdrawn_why is null))
);
create index kpi_point_kpi on kpi_point (kpi);

-- A target that is raised or moved is a new version.
create table kpi_target (
  id integer generated always as identity primary key,
  kpi text not null,
  version integer not null,
  value double precision not null,
  wording text not null,
  due date not null,
  set_on date not null,
  source text not null,
  source_url text,
  note text not null,
  organisation_id integer not null references organisation,
  person_id integer references person,
  entered_at timestamptz not null,
  unique (kpi, version)
);

-- What experts think: kept apart from the facts.
create table expert_comment (
  id integer generated always as identity primary key,
  -- Id of an initiative or a KPI.
  about text not null,
  expert text not null,
  affiliation text not null,
  said_on date not null,
  body text not null,
  organisation_id integer not null references organisation,
  person_id integer references person,
  entered_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_why text,
  check ((withdrawn_at is null) = (withdrawn_why is null))
);
create index expert_comment_about on expert_comment (about);

-- Good cases (先進事例) of prefectures, hospitals and others: published after a review.
create table good_case (
  id integer generated always as identity primary key,
  public_id text not null unique,
  organisation_id integer not null references organisation,
  person_id integer references person,
  place text not null,
  prefecture text,
  title text not null,
  what text not null,
  result text not null,
  -- For the review only, never published.
  contact text not null,
  state text not null check (state in ('received', 'returned', 'published', 'declined', 'withdrawn')),
  review_note text not null default '',
  version integer not null default 1,
  submitted_at timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by integer references person
);
create index good_case_organisation on good_case (organisation_id);

create table seminar (
  id integer generated always as identity primary key,
  public_id text not null unique,
  title text not null,
  audiences text[] not null,
  begins_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > begins_at),
  place text not null,
  url text,
  organiser text not null,
  note text not null,
  organisation_id integer not null references organisation,
  person_id integer references person,
  entered_at timestamptz not null,
  changed_at timestamptz not null,
  -- iCalendar's SEQUENCE: raised with every change.
  sequence integer not null default 0,
  cancelled boolean not null default false
);

create table material (
  id integer generated always as identity primary key,
  public_id text not null unique,
  title text not null,
  kind text not null,
  audiences text[] not null,
  url text not null,
  publisher text not null,
  issued text not null,
  note text not null,
  organisation_id integer not null references organisation,
  person_id integer references person,
  entered_at timestamptz not null,
  withdrawn_at timestamptz
);
