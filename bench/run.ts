/**
 * `npm run bench`: measures the limits of docs/performance.md. One JSON line a figure on standard output, a word for people
 * on standard error; ends with 1 where a limit is missed. `--only NAME` runs the measures whose name begins so;
 * `--full` measures alerts for the whole nation instead of a tenth; `--minutes` is how long the busy day and the fuzz go on,
 * `--rows` how many rows a file of records has.
 */
import { parseArgs } from 'node:util';
import { measureAlerts } from './alerts.ts';
import { measureBackfill } from './backfill.ts';
import { measureCold } from './cold.ts';
import { measureFuzz } from './fuzz.ts';
import { measureRecords } from './growth/records.ts';
import { measureHostile } from './hostile.ts';
import { HTTP_MEASURES } from './http-load.ts';
import { measureImport } from './import.ts';
import { measureIndicators } from './indicators.ts';
import type { Figure } from './kit/figures.ts';
import { openWorkplace } from './kit/open-workplace.ts';
import type { Workplace } from './kit/workplace.ts';
import { measureMixed } from './mixed.ts';
import { measureProcesses } from './processes.ts';
import { measureReporting } from './reporting.ts';
import { measureSites } from './sites.ts';
import { measureFirstStart, measureStart } from './start.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [''] },
    full: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '10' },
    rows: { type: 'string', default: '100000000' },
  },
});

const MEASURES: Record<string, (place: Workplace) => AsyncGenerator<Figure>> = {
  // The longest first: whoever waits for them sees soon how they go.
  mixed: (place) => measureMixed(place, Number(values.minutes)),
  fuzz: (place) => measureFuzz(place, Number(values.minutes)),
  import: measureImport,
  backfill: measureBackfill,
  'first-start': measureFirstStart,
  start: measureStart,
  cold: measureCold,
  ...HTTP_MEASURES,
  processes: measureProcesses,
  sites: measureSites,
  hostile: measureHostile,
  report: measureReporting,
  indicators: measureIndicators,
  alerts: (place) => measureAlerts(place, values.full),
  'growth-records': (place) => measureRecords(place, Number(values.rows)),
};

const chosen = Object.keys(MEASURES).filter((name) => values.only.some((only) => name.startsWith(only)));
if (chosen.length === 0) {
  console.error(`--only takes one of: ${Object.keys(MEASURES).join(', ')}`);
  process.exit(2);
}

/** What has a limit, for the table at the end. */
const judgedLines: string[] = [];
const place = openWorkplace();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void place.close().finally(() => process.exit(1)));
try {
  for (const name of chosen) {
    console.error(`${name} …`);
    try {
      for await (const figure of MEASURES[name]!(place)) tell(figure);
    } catch (error) {
      // The others are measured all the same.
      console.error(`  ${name} failed:`, error);
      process.exitCode = 1;
    }
  }
  if (judgedLines.length > 1) console.error(['', ...judgedLines].join('\n'));
} finally {
  await place.close();
}

function tell(figure: Figure): void {
  console.log(JSON.stringify(figure));
  const [, [unit, value]] = Object.entries(figure) as [unknown, [string, unknown]];
  if (figure.limit === undefined) {
    console.error(`  ${figure.bench}: ${unit} ${value}`);
    return;
  }
  const [limit, verdict] = [String(figure.limit), figure.ok ? 'ok' : 'MISSED'];
  console.error(`  ${figure.bench}: ${unit} ${value} (limit ${limit}) ${verdict}`);
  judgedLines.push(
    `${figure.bench.padEnd(32)} ${unit.padEnd(20)} ${String(value).padStart(10)} ${limit.padStart(8)}  ${verdict}`,
  );
  if (figure.ok === false) process.exitCode = 1;
}
