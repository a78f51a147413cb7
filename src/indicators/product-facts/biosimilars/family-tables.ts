import { hash } from 'node:crypto';
import exceptions from './exceptions.json' with { type: 'json' };
import known from './known.json' with { type: 'json' };

/** Names the program's own tables of biologics: whatever is kept on a disk or in the database is of the tables that it was made with. */
export const FAMILY_TABLES = hash('sha256', JSON.stringify([exceptions, known]), 'hex').slice(0, 16);
