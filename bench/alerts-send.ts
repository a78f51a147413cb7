/** Everything due, rendered and handed to a mail server; the processor time is that of this process alone. */
import { deliverDue } from '../src/alerts/delivery/deliver.ts';
import { openBeside } from './kit/context.ts';

const [dataDir, smtpPort] = process.argv.slice(2);
const context = await openBeside({
  ANTEI_DATA: dataDir,
  ANTEI_SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
  ANTEI_PUBLIC_URL: 'https://antei.example',
});
const before = process.cpuUsage();
const started = performance.now();
const { sent, unsent } = await deliverDue(context);
const { user, system } = process.cpuUsage(before);
const seconds = (performance.now() - started) / 1000;
await context.close();
console.log(JSON.stringify({ sent, unsent, seconds, cpuSeconds: (user + system) / 1e6 }));
