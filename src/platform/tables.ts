/** The tables of the ground floor. */
export const TABLES = ['installation', 'migration', 'public_revision', 'verification', 'worker'] as const;
