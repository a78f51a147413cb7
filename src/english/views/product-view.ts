import { isStructured, type Nearness } from '../../medicines/model.ts';
import { readable, type SupplyReader } from '../../supply/index.ts';
import { isTroubled, isUsual } from '../../supply/model.ts';
import { englishDate } from '../dates.ts';
import { english } from '../glossary/glossary.ts';
import { englishOutlook, englishTrouble } from '../status-wording.ts';
import { englishStrength } from '../strength.ts';
import { marksOf, type Product, productRow, yen } from './product-row.ts';

type View = NonNullable<Awaited<ReturnType<SupplyReader['product']>>>;

/** A line of facts: in English, with the list's own words where it has any. */
export interface Line {
  term: string;
  text: string | null;
  /** As the list has it, in Japanese. */
  japanese?: string;
  note?: string;
}

/** Everything the English page of a product shows: what the Japanese page is made of, in the words of the glossary. */
export function productView(view: View) {
  const { product, asOf, peers, candidates } = view;
  return {
    ...marksOf(product),
    asOf,
    date: englishDate(asOf),
    code: product.yjCode,
    name: readable(product.name),
    listed: product.listed,
    delisted: product.delistedOn && englishDate(product.delistedOn),
    now: nowLines(view),
    facts: factLines(product),
    reported: view.reported,
    structured: isStructured(product.yjCode),
    peers,
    groups: ([9, 8, 7] as const)
      .map((nearness: Nearness) => ({
        title: english('nearness', nearness),
        rows: candidates
          .filter((one) => one.nearness === nearness)
          .map((one) => productRow(one.product, asOf)),
      }))
      .filter(({ rows }) => rows.length > 0),
    steps: view.history.toReversed().map(({ from, to, status }) => ({
      from,
      period: to ? `${englishDate(from)} to before ${englishDate(to)}` : `Since ${englishDate(from)}`,
      marks: status && marksOf(status),
      note: status && englishTrouble(status, to ?? asOf),
    })),
    corrections: view.corrections.map(({ from, to, correctedOn }) => ({
      key: correctedOn,
      from: englishDate(from),
      to: englishDate(to),
      on: englishDate(correctedOn),
    })),
  };
}

export type EnglishProduct = ReturnType<typeof productView>;

/** Why, until when, since when. */
function nowLines({ product, asOf, lasting }: View): Line[] {
  const { response, volume, reason, outlookText, volumeOutlook, volumeOutlookPercent, volumeSince } = product;
  const troubled = isTroubled(response);
  const unusual = troubled || !isUsual(volume);
  const said = outlookText === null ? undefined : readable(outlookText);
  const outlook = unusual ? englishOutlook(product, asOf) : null;
  const lines: (Line | null)[] = [
    reason === 'none' ? null : { term: 'Reason', text: english('reason', reason) },
    outlook || said ? { term: 'Outlook', text: outlook, japanese: said } : null,
    troubled && product.listed ? { term: 'Since', ...sinceOf(lasting) } : null,
    !isUsual(volume) && volumeSince
      ? {
          term: 'Volume like this',
          text: `since the list of ${englishDate(volumeSince)}`,
          note: 'From our own records.',
        }
      : null,
    volumeOutlook === null
      ? null
      : {
          term: 'Volume expected to improve',
          text:
            english('volumeOutlook', volumeOutlook) +
            (volumeOutlookPercent === null ? '' : ` (to ${volumeOutlookPercent}% of the usual volume)`),
        },
  ];
  return lines.filter((line) => line !== null);
}

function sinceOf(lasting: View['lasting']): Pick<Line, 'text' | 'note'> {
  if (!lasting) return { text: 'The list gives no date.' };
  return {
    text: `${englishDate(lasting.since)} (day ${lasting.days})`,
    note:
      lasting.known === 'source'
        ? 'From the date of the last update of the shipment response in the list.'
        : 'From our own records.',
  };
}

/** What the list says the product is. */
function factLines(product: Product): Line[] {
  const { price, category, route, essentialSupply, basicMedicine, listedOn } = product;
  return [
    { term: 'Ingredient', text: null, japanese: readable(product.ingredient) },
    { term: 'Strength', text: englishStrength(product.strength), japanese: readable(product.strength) },
    { term: 'Marketing authorisation holder', text: null, japanese: readable(product.mah) },
    { term: 'Therapeutic class', text: null, japanese: readable(product.therapeuticClass) },
    { term: 'Category', text: english('category', category) },
    { term: 'Route', text: english('route', route) },
    {
      term: 'NHI drug price',
      text: price
        ? `${yen(price.amount)} per listed unit, since ${englishDate(price.effectiveFrom)}`
        : 'None in our price list',
    },
    {
      term: 'Medicine whose supply is to be secured',
      text: essentialSupply ? english('essential', essentialSupply) : 'No',
    },
    { term: 'Basic medicine', text: basicMedicine ? 'Yes' : 'No' },
    { term: 'On the NHI drug price list since', text: listedOn ? englishDate(listedOn) : 'Not on the list' },
    { term: 'YJ code', text: product.yjCode },
  ];
}
