/** Which ingredients with generics have products in limited supply, as far as a prefecture's figures ask. Pure. */
import type { SupplyStates } from '../../supply/model.ts';
import type { Figure } from '../model.ts';

export interface IngredientShortage {
  /** First seven characters of the code, and the name. */
  key: string;
  label: string;
  /** Products of the edition in limited shipment, and stopped ones. */
  limited: number;
  stopped: number;
  /** Products of the edition in all. */
  listed: number;
}

/** The ingredients among `figures` (by ingredient) for which the edition has a limited or stopped product, in their order. */
export function shortagesOf(figures: readonly Figure[], states: SupplyStates): IngredientShortage[] {
  const { limited, stopped, listed } = countsOf(states);
  return figures.flatMap(({ key, label }) => {
    const counts = {
      limited: limited.get(key) ?? 0,
      stopped: stopped.get(key) ?? 0,
      listed: listed.get(key) ?? 0,
    };
    return counts.limited + counts.stopped === 0 ? [] : [{ key, label, ...counts }];
  });
}

type Counts = Record<'limited' | 'stopped' | 'listed', ReadonlyMap<string, number>>;
/** An edition has some 16,000 products, and pages ask for it again and again. */
const known = new WeakMap<SupplyStates, Counts>();

function countsOf(states: SupplyStates): Counts {
  const counts = known.get(states) ?? {
    limited: countByIngredient(states.limited),
    stopped: countByIngredient(states.stopped),
    listed: countByIngredient(states.listed),
  };
  known.set(states, counts);
  return counts;
}

function countByIngredient(codes: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code.slice(0, 7), (counts.get(code.slice(0, 7)) ?? 0) + 1);
  return counts;
}

/** The names of a class's ingredients in short supply, each once: a class is the beginning of its codes (DESIGN §4). */
export function namesOfClass(shortages: readonly IngredientShortage[], therapeuticClass: string): string[] {
  const names = shortages.filter(({ key }) => key.startsWith(therapeuticClass)).map(({ label }) => label);
  return [...new Set(names)];
}
