/** The tables of the ground floor. */
export const TABLES = [
  'installation',
  'migration',
  'public_revision',
  'stored_file',
  'verification',
  'worker',
] as const;

/** Tables whose changes no public page shows, each with the reason. */
export const NOT_PUBLIC = {
  installation: 'secret',
  migration: 'for the program',
  public_revision: 'counts the changes of the others',
  stored_file: 'where files lie that are made of public data',
  verification: 'for the operator',
  worker: 'for the operator',
} as const;
