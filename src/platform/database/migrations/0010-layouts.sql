-- an edition remembers its layout ---------------------------------------------------------------------------------------------
-- Number formats follow from the official columns; a header is null where lists of that time do not have the column.
alter table edition
  drop column column_formats,
  -- Columns beside the official ones: [{header, cells: a cell for each row in the order of the file}].
  add column extra_columns jsonb not null default '[]',
  -- How a row that is not new is written in the last column: null for no cell, '' for an empty text. `flags` has all others.
  add column flag_blank text;
