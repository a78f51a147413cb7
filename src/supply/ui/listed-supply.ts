/** How the products of a price list are supplied now: the newest edition joined by code. Pure. */
import type { IsoDate } from '../../platform/clock.ts';
import type { CurrentProduct, Snapshot } from '../index.ts';
import type { ShipmentResponse, ShipmentVolume } from '../model.ts';
import { statusTone } from './status-look.ts';

type Edition = Pick<Snapshot, 'byCode' | 'byStem'>;

/** A product of the edition, as far as a table shows it. */
export interface SuppliedProduct {
  code: string;
  name: string;
  mah: string;
  response: ShipmentResponse;
  volume: ShipmentVolume;
}

/** The edition's products for a code of the price list. */
export interface Supplied {
  products: SuppliedProduct[];
  /**
   * 'own': the product itself; 'same-strength': the edition has not this code but others of its first nine characters, as
   * where the list prices them all by one 統一名 entry; 'none': neither.
   */
  by: 'own' | 'same-strength' | 'none';
}

/** What of the published state can be joined with price lists. */
interface Joinable extends Edition {
  /** Date of the edition; null where there is none that the lists can be joined with. */
  asOf: IsoDate | null;
}

/** The newest edition for lists of prices; nothing of it where one of the two is invented and the other is not. */
export function joinable(
  { edition, byCode, byStem }: Pick<Snapshot, 'edition' | 'byCode' | 'byStem'>,
  lists: { invented: boolean },
): Joinable {
  if (!edition || (edition.source === 'demo') !== lists.invented)
    return { asOf: null, byCode: new Map(), byStem: new Map() };
  return { asOf: edition.asOf, byCode, byStem };
}

/** Finds the edition's products for a code: its own, else those of the same ingredient, form and strength (同規格の品目). */
export function suppliedBy(edition: Edition, code: string): Supplied {
  const own = edition.byCode.get(code);
  if (own?.listed) return { by: 'own', products: [facts(own)] };
  const same = (edition.byStem.get(code.slice(0, 7)) ?? []).filter(
    ({ yjCode }) => yjCode.length === 12 && yjCode.slice(0, 9) === code.slice(0, 9),
  );
  return { by: same.length > 0 ? 'same-strength' : 'none', products: same.map(facts) };
}

/** How many products are in one status. */
export interface StatusCount {
  response: ShipmentResponse;
  volume: ShipmentVolume;
  count: number;
}

const GRAVITY = ['severe', 'caution', 'unknown', 'more', 'calm'];

/** Products of several codes by status, each counted once, the gravest first. */
export function countStatuses(edition: Edition, codes: readonly string[]): StatusCount[] {
  const products = new Map(
    codes.flatMap((code) => suppliedBy(edition, code).products).map((product) => [product.code, product]),
  );
  const groups = Map.groupBy(products.values(), ({ response, volume }) => `${response} ${volume}`);
  return [...groups.values()]
    .map((group) => ({ response: group[0]!.response, volume: group[0]!.volume, count: group.length }))
    .toSorted((a, b) => gravity(a) - gravity(b) || b.count - a.count);
}

const gravity = ({ response, volume }: StatusCount) => GRAVITY.indexOf(statusTone(response, volume));

function facts({ yjCode, name, mah, response, volume }: CurrentProduct): SuppliedProduct {
  return { code: yjCode, name, mah, response, volume };
}
