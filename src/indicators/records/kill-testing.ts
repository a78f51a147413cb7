/**
 * For tests only: a process that imports records in place of what is there, and that can be killed. It waits for a line that names the files
 * (JSON), so that it can be started before it is wanted, and says when it begins.
 */
import { createInterface } from 'node:readline';
import { readSettings } from '../../app/settings.ts';
import { systemClock } from '../../platform/clock.ts';
import { openDatabase } from '../../platform/database/database.ts';
import { importRecords } from './import-records.ts';

const settings = readSettings(process.env);
const { pool, close } = await openDatabase(settings);
for await (const line of createInterface({ input: process.stdin })) {
  console.log('begun');
  await importRecords({ settings, pool, clock: systemClock }, JSON.parse(line), {
    id: process.argv[2]!,
    replace: true,
  });
  break;
}
await close();
process.exit();
