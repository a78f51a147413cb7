/**
 * For tests only: a process that delivers what is due and ends. Settings come from the environment, as everywhere; the first
 * argument is the pace as JSON.
 */

import { readSettings } from '../../app/settings.ts';
import { systemClock } from '../../platform/clock.ts';
import { openDatabase } from '../../platform/database/database.ts';
import { Reading } from '../../platform/files/reading/reading.ts';
import { createLog } from '../../platform/log.ts';
import { Drawer } from '../../platform/turns/drawer.ts';
import { deliverDue } from './deliver.ts';
import { openTransports } from './send.ts';

const settings = readSettings(process.env);
const { pool, close } = await openDatabase(settings);
const context = {
  settings,
  clock: systemClock,
  log: createLog(settings.log),
  drawer: new Drawer(),
  reading: new Reading({ seconds: 1, memoryMb: 200 }),
  pool,
};
await deliverDue(context, (world) => openTransports(world), JSON.parse(process.argv[2]!));
await close();
