/** A list as a sheet for the wall: what of it is limited or stopped now, and what may stand in. */
import type { IsoDate } from '../../platform/clock.ts';
import { numberText } from '../../platform/number-text.ts';
import {
  type CurrentProduct,
  candidates,
  describeTrouble,
  peers,
  readable,
  responseLasting,
  type Snapshot,
  troubleScore,
} from '../../supply/index.ts';
import { isInTrouble, isTroubled, shipsNormally } from '../../supply/model.ts';
import type { StoredList } from '../lists/store-lists.ts';
import { fitSheet } from './fit-sheet.ts';
import { qrCodeOf } from './qr-code.ts';

/** Rows that a screen shows; a sheet of paper has room for some forty. */
const MAX_ROWS = 300;

/** @param address where this same sheet is found, always new: what its QR code leads to */
export function viewPoster(snapshot: Snapshot, list: Pick<StoredList, 'name' | 'products'>, address: string) {
  const asOf = snapshot.edition?.asOf ?? null;
  const all = list.products.flatMap((id) => snapshot.byId.get(id) ?? []);
  const listed = all.filter((product) => product.listed);
  const troubled = listed
    .filter(({ response }) => isTroubled(response))
    .sort((a, b) => troubleScore(a) - troubleScore(b) || compare(a.name, b.name));
  const stopped = troubled.filter(({ response }) => response === 'stopped').length;
  const rows = asOf ? troubled.slice(0, MAX_ROWS).map((product) => toRow(snapshot, product, asOf)) : [];
  return {
    name: list.name,
    asOf,
    total: all.length,
    stopped,
    limited: troubled.length - stopped,
    /** What is not on the sheet: less than usual, though shipped normally; and what has left the list. */
    less: listed.filter((product) => isInTrouble(product) && !isTroubled(product.response)).length,
    gone: all.length - listed.length,
    rows,
    sheet: fitSheet(rows.map(({ name, note, instead }) => [name, note ?? '', instead])),
    qr: qrCodeOf(address),
  };
}

export type PosterView = ReturnType<typeof viewPoster>;

const { compare } = new Intl.Collator('ja', { numeric: true });

function toRow(snapshot: Snapshot, product: CurrentProduct, asOf: IsoDate) {
  return {
    code: product.yjCode,
    name: readable(product.name),
    response: product.response,
    note: describeTrouble(product, asOf, responseLasting(product, asOf)),
    instead: insteadOf(snapshot, product.yjCode),
  };
}

export type PosterRow = ReturnType<typeof toRow>;

/** 「3/12品目　ロキソプロフェンNa錠60mg「サワイ」ほか」: of the same ingredient, form and strength; the one that ships best by name. */
function insteadOf(snapshot: Snapshot, yjCode: string): string {
  const { normal, total } = peers(snapshot, yjCode);
  if (total === 0) return '同規格の他品目なし';
  const counted = `${numberText(normal)}/${numberText(total)}品目`;
  const best = candidates(snapshot, yjCode).find(
    ({ nearness, product }) => nearness === 9 && shipsNormally(product),
  );
  if (!best) return counted;
  return `${counted}　${readable(best.product.name)}${normal > 1 ? 'ほか' : ''}`;
}
