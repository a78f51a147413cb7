import { globSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { generateDemo } from '../../src/supply/demo/index.ts';
import { writeOfficialList } from '../../src/supply/official/write-list.ts';
import type { Workplace } from './workplace.ts';

/** Official lists beside the checkout; they are not part of the repository. */
const REAL = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'supply-status');

export interface TwoEditions {
  source: 'official' | 'demo';
  first: string;
  next: string;
}

/** The ministry's own editions, oldest first; none where they are not at hand. */
export function officialLists(): string[] {
  return globSync('[0-9]*iyakuhinkyoukyu.xlsx', { cwd: REAL })
    .sort()
    .map((name) => join(REAL, name));
}

/** Two editions that follow each other: the ministry's where they are at hand, the demonstration's otherwise. */
export function twoEditions(place: Workplace): TwoEditions {
  const [first, next] = officialLists();
  return first && next ? { source: 'official', first, next } : demoEditions(place);
}

function demoEditions(place: Workplace): TwoEditions {
  const { editions } = generateDemo({ editions: 2, lastDate: '2026-08-18' });
  const files = Array.from(editions, ({ asOf, rows }) => {
    const file = join(place.root, `${asOf.slice(2).replaceAll('-', '')}iyakuhinkyoukyu.xlsx`);
    // Marked as the demonstration they would not be taken for official ones.
    const unmarked = rows.map((row) =>
      row.map((cell) => (typeof cell === 'string' ? cell.replace(/^デモ/, '仮') : cell)),
    );
    writeFileSync(file, writeOfficialList({ rows: unmarked }));
    return file;
  });
  console.error(
    `the official lists are not here; measuring with the demonstration (${files.map((f) => basename(f)).join(', ')})`,
  );
  return { source: 'demo', first: files[0]!, next: files[1]! };
}
