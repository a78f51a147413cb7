/** Everything due, rendered and handed to a mail server; the processor time is that of this process alone. */
import { deliverDue } from '../src/alerts/deliver.ts';
import { systemClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/database/database.ts';
import { Drawer } from '../src/platform/drawer.ts';
import { Reading } from '../src/platform/files/reading/reading.ts';
import { createLog } from '../src/platform/log.ts';
import { readSettings } from '../src/platform/settings.ts';

const [dataDir, smtpPort] = process.argv.slice(2);
const settings = readSettings({
  ANTEI_DATA: dataDir,
  ANTEI_SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
  ANTEI_PUBLIC_URL: 'https://antei.example',
});
const database = await openDatabase(settings);
const context = {
  ...database,
  settings,
  clock: systemClock,
  log: createLog('error'),
  drawer: new Drawer(),
  reading: new Reading({ seconds: 1, memoryMb: 200 }),
};
const before = process.cpuUsage();
const started = performance.now();
const { sent, unsent } = await deliverDue(context);
const { user, system } = process.cpuUsage(before);
const seconds = (performance.now() - started) / 1000;
await database.close();
console.log(JSON.stringify({ sent, unsent, seconds, cpuSeconds: (user + system) / 1e6 }));
