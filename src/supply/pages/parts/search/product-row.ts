import type { IsoDate } from '../../../../platform/clock.ts';
import type { ShipmentResponse, ShipmentVolume } from '../../../model.ts';
import { type CurrentProduct, responseLasting } from '../../../read/catalogue.ts';
import type { EditionProduct } from '../../../read/overview.ts';
import { describeTrouble, readable } from '../../../words/status-wording.ts';

/** What a row of a list of products shows; little enough to be sent fifty at a time. */
export interface ProductRow {
  code: string;
  name: string;
  /** Ingredient and strength. */
  facts: string;
  maker: string;
  response: ShipmentResponse;
  volume: ShipmentVolume;
  /** 「需要増・解除未定・43日目」; null for what can be had as usual. */
  note: string | null;
  /** 「10.1円」, where a list of products tells prices; null where none is listed. */
  price?: string | null;
  /** Of products of the same ingredient, form and strength how many ship normally, where a list tells. */
  peers?: { normal: number; total: number };
}

/** Of an edition of the past `responseSince` may be missing. */
export function toProductRow(
  product: EditionProduct & Partial<Pick<CurrentProduct, 'responseSince'>>,
  asOf: IsoDate,
): ProductRow {
  return {
    code: product.yjCode,
    name: readable(product.name),
    facts: readable(`${product.ingredient}・${product.strength}`),
    maker: readable(product.mah),
    response: product.response,
    volume: product.volume,
    note: describeTrouble(product, asOf, responseLasting({ responseSince: null, ...product }, asOf)),
  };
}
