/** Writes a file of dispensing rows: `write.ts PATH ROWS SEED`. Prints the number of rows. */
import { openAnalytics } from '../../src/platform/analytics/analytics.ts';
import { makeProducts, writeDispensing } from './dispensing.ts';

const [path, rows, seed] = process.argv.slice(2) as [string, string, string];
const engine = await openAnalytics({ threads: 2, memoryMb: 1000 });
await makeProducts(engine, Number(seed), 'product');
const written = await writeDispensing(engine, 'product', { path, rows: Number(rows), seed: Number(seed) });
engine.close();
console.log(JSON.stringify({ rows: written }));
