/** The tables of the ground floor. */
export const TABLES = ['installation', 'migration', 'public_revision', 'verification', 'worker'] as const;

/** Tables of which no public page shows a change, each with why. */
export const NOT_PUBLIC = {
  installation: 'secret',
  migration: 'for the program',
  public_revision: 'counts the changes of the others',
  verification: 'for the operator',
  worker: 'for the operator',
} as const;
