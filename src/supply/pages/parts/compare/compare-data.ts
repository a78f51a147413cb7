import type { Family } from '../../../../indicators/index.ts';
import { BIOLOGIC_ROLE_NAMES, familyOf } from '../../../../indicators/model.ts';
import { CATEGORIES, ESSENTIAL, NEARNESS, nearness, ROUTES } from '../../../../medicines/model.ts';
import type { IsoDate } from '../../../../platform/clock.ts';
import { numberText } from '../../../../platform/number-text.ts';
import type { Services } from '../../../../web/services.ts';
import { isInTrouble, isTroubled, REASONS, VOLUME_OUTLOOKS } from '../../../model.ts';
import { type CurrentProduct, responseLasting } from '../../../read/catalogue.ts';
import { peers } from '../../../read/stand-in-candidates.ts';
import { joinable } from '../../../ui/listed-supply.ts';
import { daysText, describeOutlook, readable } from '../../../words/status-wording.ts';
import { priceText } from '../product/price-wording.ts';

/** Products beside each other that one can still read. */
export const MAX_COMPARED = 4;
/** Codes of an address that are looked up, and characters of one: the rest makes no sense. */
const MAX_ASKED = 50;
const MAX_CODE = 40;

/** What the comparison shows for the codes `code` of an address; null before the first edition. */
export async function compareData(
  { supply, indicators, today }: Pick<Services, 'supply' | 'indicators' | 'today'>,
  params: URLSearchParams,
) {
  const snapshot = await supply.snapshot();
  const { edition, byCode } = snapshot;
  if (!edition) return null;
  const asked = askedCodes(params);
  const known = asked.flatMap((code) => byCode.get(code) ?? []);
  const shown = known.slice(0, MAX_COMPARED);
  const [first] = shown;
  const [lists, sellers] = await Promise.all([
    indicators.families(today),
    Promise.all(shown.map(({ yjCode }) => supply.sellers(yjCode))),
  ]);
  // Invented lists say nothing of real products, nor real ones of invented products.
  const families = joinable(snapshot, lists).asOf === null ? [] : lists.families;
  return {
    asOf: edition.asOf,
    products: shown.map((product, index) => ({
      ...toCompared(product, edition.asOf),
      sellers: sellers[index]!.map(readable).join('、') || null,
      peers: peers(snapshot, product.yjCode),
      relation: first && first !== product ? relationOf(first, product, families) : null,
    })),
    /** Products for which there is no room. */
    beyond: known.slice(MAX_COMPARED).map(({ yjCode, name }) => ({ code: yjCode, name: readable(name) })),
    unknown: asked.filter((code) => !byCode.has(code)),
  };
}

export type CompareData = NonNullable<Awaited<ReturnType<typeof compareData>>>;
export type ComparedProduct = CompareData['products'][number];

/** Codes in any width and case, each once; several may stand in one field, as they are typed. */
function askedCodes(params: URLSearchParams): string[] {
  const texts = params.getAll('code').flatMap((text) => text.slice(0, 1000).split(/[\s,、，]+/));
  const codes = texts.map((text) => text.normalize('NFKC').trim().toUpperCase().slice(0, MAX_CODE));
  return [...new Set(codes.filter((code) => code !== ''))].slice(0, MAX_ASKED);
}

function toCompared(product: CurrentProduct, asOf: IsoDate) {
  const { listed, response, reason, volumeOutlook, volumeOutlookPercent, price } = product;
  const lasting = listed && isTroubled(response) ? responseLasting(product, asOf) : null;
  const said = price && priceText(price);
  return {
    code: product.yjCode,
    name: readable(product.name),
    maker: { name: readable(product.mah), verbatim: product.mah },
    ingredient: { name: readable(product.ingredient), verbatim: product.ingredient },
    strength: readable(product.strength),
    kind: `${ROUTES[product.route]}・${CATEGORIES[product.category]}`,
    essential: product.essentialSupply ? ESSENTIAL[product.essentialSupply] : '対象外',
    price: said && { amount: said.amount, note: said.notes.join('・') },
    listed,
    response,
    volume: product.volume,
    reason: reason === 'none' ? null : REASONS[reason],
    outlook: isInTrouble(product) ? describeOutlook(product, asOf) : null,
    lasting: lasting && daysText(lasting),
    volumeOutlook:
      volumeOutlook &&
      `${readable(VOLUME_OUTLOOKS[volumeOutlook])}${volumeOutlookPercent === null ? '' : `（通常の${numberText(volumeOutlookPercent)}%）`}`,
  };
}

/** How a product is related to the first one, by their codes and their family of biologics: no promise of interchangeability. */
function relationOf(first: CurrentProduct, product: CurrentProduct, families: readonly Family[]): string {
  const near = nearness(first.yjCode, product.yjCode);
  const biologic = biologicRelation(first, product, families);
  if (!near) return biologic ?? 'コードからは、同じ成分と分からない';
  return biologic ? `${NEARNESS[near]}。${biologic}` : NEARNESS[near];
}

/** What two products are to each other in a family of biologics, whose codes differ; null where they have none in common. */
function biologicRelation(
  first: CurrentProduct,
  product: CurrentProduct,
  families: readonly Family[],
): string | null {
  const own = familyOf(families, product.yjCode);
  const other = familyOf(families, first.yjCode);
  if (!own || own.family !== other?.family) return null;
  const name = readable(own.family.name);
  const roles = [other.member.role, own.member.role].map((role) => BIOLOGIC_ROLE_NAMES[role]);
  return roles[0] === roles[1]
    ? `どちらも${name}の${roles[0]}`
    : `${name}の${roles[1]}（1つ目は、その${roles[0]}）`;
}
