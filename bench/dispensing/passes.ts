/**
 * Volume and value share by prefecture, class and month over a file of dispensing rows: the plain statement and the cube's pass
 * in turns, in one process under the same limits. Prints seconds of each, and fails where the two do not agree.
 */
import { numberKinds, sumByMonth } from '../../src/indicators/cubes/monthly-cube.ts';
import { openAnalytics } from '../../src/platform/analytics/analytics.ts';
import { MONTHS, makeProducts } from './dispensing.ts';

const [path, seed, rounds] = process.argv.slice(2) as [string, string, string];
const engine = await openAnalytics({ threads: 2, memoryMb: 1500 });
await makeProducts(engine, Number(seed), 'product');

async function plain(): Promise<void> {
  await engine.query(
    `create or replace table plain as
select d.prefecture, p.class, d.month,
  sum(d.quantity) filter (where p.generic_class = '3') as volume,
  sum(d.quantity) filter (where p.generic_class in ('2', '3')) as volume_of,
  sum(d.quantity * p.price) filter (where p.generic_class = '3') as yen,
  sum(d.quantity * p.price) filter (where p.generic_class in ('2', '3')) as yen_of
from read_parquet($path) as d join product as p on p.code = d.code
group by d.prefecture, p.class, d.month`,
    { path },
  );
}

/** The pass of the product, by what both shares tell apart: products that neither counts are left out. Then the shares of its few rows. */
async function cube(): Promise<void> {
  const alike = ['class', 'generic_class'];
  await numberKinds(engine, {
    products: 'product',
    alike,
    counted: "generic_class in ('2', '3')",
    into: 'kind',
  });
  await sumByMonth(engine, { path, months: MONTHS, kinds: 'kind', keys: ['prefecture'], into: 'summed' });
  await engine.query(`create or replace table shares as
select s.prefecture, k.class, s.month,
  sum(s.quantity) filter (where k.generic_class = '3') as volume,
  sum(s.quantity) filter (where k.generic_class in ('2', '3')) as volume_of,
  sum(s."value") filter (where k.generic_class = '3') as yen,
  sum(s."value") filter (where k.generic_class in ('2', '3')) as yen_of
from summed as s join (select distinct kind, class, generic_class from kind) as k on k.kind = s.kind
group by s.prefecture, k.class, s.month`);
}

/**
 * Every group of either has the same four sums, except for the order in which yen were added up. A group in which nothing counts has no share:
 * the plain statement brings it without sums, the pass does not.
 */
async function agree(): Promise<number> {
  const off = ['volume', 'volume_of', 'yen', 'yen_of'].map(
    (sum) =>
      `(a.${sum} is null) <> (b.${sum} is null) or abs(a.${sum} - b.${sum}) > 1e-9 * abs(a.${sum}) + 1e-9`,
  );
  const [found] = await engine.query<{ groups: number; off: number }>(
    `select count(*) as groups, count(*) filter (where a.month is null or (b.month is null and a.volume_of is not null) or ${off.join(' or ')}) as off
from plain as a full join shares as b on a.prefecture = b.prefecture and a.class = b.class and a.month = b.month`,
  );
  if (found!.off > 0 || found!.groups === 0)
    throw new Error(
      `${found!.off} of ${found!.groups} groups of the cube are not those of the plain statement`,
    );
  return found!.groups;
}

const seconds: Record<string, number[]> = { plain: [], cube: [], plainCpu: [], cubeCpu: [] };
let groups = 0;
for (let round = 0; round <= Number(rounds); round++) {
  for (const [name, work] of [
    ['plain', plain],
    ['cube', cube],
  ] as const) {
    const used = process.cpuUsage();
    const started = performance.now();
    await work();
    // The first round warms the disk's cache.
    if (round === 0) continue;
    seconds[name]!.push((performance.now() - started) / 1000);
    const { user, system } = process.cpuUsage(used);
    seconds[`${name}Cpu`]!.push((user + system) / 1e6);
  }
  groups = await agree();
}
engine.close();
console.log(JSON.stringify({ ...seconds, groups }));
