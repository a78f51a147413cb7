/** The orders in which a list of products can be shown, prepared once for each snapshot: sorting 17,000 takes longer than finding them. */
import type { ProductFacts, ProductSort, SupplyStatus } from '../model.ts';

type Sortable = Pick<ProductFacts & SupplyStatus, 'response' | 'volume' | 'responseUpdatedOn' | 'updatedOn'>;

/** For each order, the place of each product; those that are equal in it share one. */
export type ProductOrders = Record<Exclude<ProductSort, 'relevance'>, Uint32Array>;

const TROUBLE = ['stopped', 'unknown', 'limitedOwn', 'limitedOthers', 'limitedOther', 'normal'];
const VOLUME_TROUBLE = ['delisting', 'halted', 'unknown', 'notStated', 'decreased', 'normal', 'increased'];

/** The worse a product's supply, the lower: sorts 供給の悪い順. */
export function troubleScore({ response, volume }: Pick<Sortable, 'response' | 'volume'>): number {
  return TROUBLE.indexOf(response) * 10 + VOLUME_TROUBLE.indexOf(volume);
}

/** `natural` holds the products' positions by name. */
export function prepareOrders(products: readonly Sortable[], natural: Uint32Array): ProductOrders {
  const name = new Uint32Array(products.length);
  natural.forEach((position, place) => {
    name[position] = place;
  });
  const newest = ({ responseUpdatedOn, updatedOn }: Sortable) =>
    -Date.parse([responseUpdatedOn ?? '', updatedOn ?? '1900-01-01'].sort().at(-1)!);
  return { name, status: places(products.map(troubleScore)), updated: places(products.map(newest)) };
}

/** The given positions by their places; those that share one stay in the given order. A counting sort. */
export function inOrder(positions: Uint32Array, places: Uint32Array): Uint32Array {
  const starts = new Uint32Array(places.length + 1);
  for (const position of positions) starts[places[position]! + 1]!++;
  for (let place = 1; place < starts.length; place++) starts[place]! += starts[place - 1]!;
  const sorted = new Uint32Array(positions.length);
  for (const position of positions) sorted[starts[places[position]!]!++] = position;
  return sorted;
}

function places(scores: number[]): Uint32Array {
  const placeOf = new Map([...new Set(scores)].sort((a, b) => a - b).map((score, place) => [score, place]));
  return Uint32Array.from(scores, (score) => placeOf.get(score)!);
}
