-- targets are withdrawn like every other entry: a wrong figure must not stand as the state's target until another is set ----------
alter table kpi_target
  add column withdrawn_at timestamptz,
  add column withdrawn_why text,
  add check ((withdrawn_at is null) = (withdrawn_why is null));
