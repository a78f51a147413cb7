/** Circles in the graph of imports, types included: files that cannot be read, or moved, one after the other. */
import { type Edge, isNamedPage } from './floors.ts';

/** The shortest way around each group of files that reach each other, in order: `a.ts → b.ts → a.ts`. */
export function circlesOf(edges: readonly Edge[]): string[] {
  const next = new Map<string, Set<string>>();
  for (const edge of edges) {
    if (isNamedPage(edge)) continue;
    next.set(edge.from, (next.get(edge.from) ?? new Set()).add(edge.to));
  }
  const found: string[] = [];
  const seen = new Set<string>();
  for (const file of [...next.keys()].sort()) {
    const circle = seen.has(file) ? null : wayBack(next, file);
    if (!circle) continue;
    for (const one of circle) seen.add(one);
    found.push([...circle, file].join(' → '));
  }
  return found;
}

/** The files on the shortest way from a file back to itself, itself first; null if there is none. */
function wayBack(next: ReadonlyMap<string, ReadonlySet<string>>, start: string): string[] | null {
  const cameFrom = new Map<string, string>();
  for (const queue = [start]; queue.length > 0; ) {
    const file = queue.shift()!;
    for (const to of next.get(file) ?? []) {
      if (to === start) return path(cameFrom, start, file);
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, file);
      queue.push(to);
    }
  }
  return null;
}

function path(cameFrom: ReadonlyMap<string, string>, start: string, end: string): string[] {
  const files = [end];
  while (files[0] !== start) files.unshift(cameFrom.get(files[0]!)!);
  return files;
}
