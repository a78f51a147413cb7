/** A temporary folder for one run of the benchmarks, and everything that must end before it is removed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../src/app/build.ts';
import { startSite } from './site.ts';

export interface Workplace {
  root: string;
  /** Runs before the folder goes, last come first; also when a benchmark fails or is interrupted. */
  atEnd(work: () => Promise<unknown>): void;
  /** A data folder that a first start filled with the demonstration; made once. */
  filled(): Promise<string>;
  close(): Promise<void>;
}

export function openWorkplace(): Workplace {
  const root = mkdtempSync(join(tmpdir(), 'antei-bench-'));
  const endings: (() => Promise<unknown>)[] = [];
  let filled: Promise<string> | undefined;
  const place: Workplace = {
    root,
    atEnd: (work) => void endings.push(work),
    filled: () => {
      filled ??= fill(place);
      return filled;
    },
    async close() {
      for (const work of endings.splice(0).reverse()) await work().catch((error) => console.error(error));
      rmSync(root, { recursive: true, force: true });
    },
  };
  return place;
}

async function fill(place: Workplace): Promise<string> {
  await ensureBuilt();
  const dataDir = join(place.root, 'filled');
  const site = await startSite(place, { dataDir });
  await site.stop();
  return dataDir;
}
