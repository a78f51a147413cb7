/**
 * For tests only, run as a process of its own that can be killed: confirms an upload of the only maker.
 * Arguments: the upload's id. Says `ready` before it begins, so that the test knows when to kill it.
 */

import { systemClock } from '../../platform/clock.ts';
import { openDatabase } from '../../platform/database/database.ts';
import { MAKER } from '../testing.ts';
import { confirmUpload } from './confirm.ts';

const { pool, close } = await openDatabase({ databaseUrl: process.env.DATABASE_URL ?? '', dataDir: '' });
const { rows } = await pool.query(
  `select o.id, o.public_id as "publicId", p.id as "personId", p.name from organisation o
   join membership m on m.organisation_id = o.id join person p on p.id = m.person_id where o.name = $1`,
  [MAKER],
);
const { id, publicId, personId, name } = rows[0];
const organisation = {
  id,
  publicId,
  kind: 'manufacturer' as const,
  name: MAKER,
  makers: [MAKER],
  demo: false,
};
const actor = { person: { id: personId, name }, organisation, role: 'editor' as const, token: null };
process.stdout.write('ready\n');
await confirmUpload({ pool, clock: systemClock }, actor, process.argv[2]!, []);
await close();
