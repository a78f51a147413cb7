import type { Generated } from 'kysely';
import type { Json } from './json.ts';

/** Tables of the keeping of the data itself. */
export interface KeepingTables {
  restored: { id: Generated<boolean>; backup_at: Date; restored_on: string };
  installation: { id: Generated<boolean>; secret_fingerprint: string };
  verification: {
    id: Generated<number>;
    began_at: Date;
    ended_at: Date;
    checked: Json<{ what: string; count: number }[]>;
    findings: Json<{ what: string; remedy: string }[]>;
  };
}
