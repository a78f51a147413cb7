-- What the next look at a source must know of the last one.
alter table source_check
  -- The list found on the page at `url`; etag and source_modified_at are of this file.
  add column file_url text,
  add column source_modified_at timestamptz,
  -- Until when the source asked to be left alone (Retry-After); null where it named no time.
  add column retry_at timestamptz;
