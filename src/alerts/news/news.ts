/**
 * What an edition brings for each product, as one would want to hear it. From the changes of supply/ and the states around
 * them come the topics of alerts/model.ts; three of them no change tells: a forecast that passed, the last candidate that
 * stopped shipping normally, a code that took another's place. Pure.
 */
import { isStructured } from '../../medicines/model.ts';
import type { IsoDate } from '../../platform/clock.ts';
import {
  type ChangeRow,
  describeChange,
  describeOutlook,
  isNews,
  periodText,
  shortReason,
} from '../../supply/index.ts';
import { type Forecast, isInTrouble, kindOf, type SupplyStatus, shipsNormally } from '../../supply/model.ts';
import { bitsOf, type News, type NewsContent, type Topic } from '../model.ts';

/** A product as an edition has it. */
export interface ProductState extends SupplyStatus {
  id: number;
  yjCode: string;
  name: string;
  mah: string;
  ingredient: string;
  strength: string;
}

export interface EditionFacts {
  asOf: IsoDate;
  previous: IsoDate;
  /** Changes of the edition in force. */
  changes: Omit<ChangeRow, 'seq' | 'retracted' | 'asOf' | 'previousAsOf'>[];
  /** By product: every changed one in the edition before, where it was listed. */
  before: Map<number, ProductState>;
  /** By product, as of the edition: every changed one, its candidates, and those whose forecast passed. */
  after: Map<number, ProductState>;
}

export type FreshNews = Pick<News, 'productId' | 'topics' | 'content'>;

/** The news of an edition, in the order of the products' numbers. */
export function newsOf(facts: EditionFacts): FreshNews[] {
  const groups = Map.groupBy(facts.after.values(), (product) => sameKind(product.yjCode));
  const emptied = emptiedGroups(facts, groups);
  const replacements = replacedCodes(facts);
  const changes = new Map(facts.changes.map((change) => [change.productId, change]));
  const products = [...new Set([...changes.keys(), ...facts.after.keys()])].sort((a, b) => a - b);
  return products.flatMap((productId) => {
    const change = changes.get(productId);
    const after = facts.after.get(productId) ?? null;
    const state = after ?? facts.before.get(productId);
    if (!state) return [];
    const before = facts.before.get(productId) ?? null;
    const lines: NewsContent['lines'] = change ? linesOfChange(change) : [];
    const topics = new Set<Topic>(change?.notable ? topicsOfChange(change, before, after) : []);
    if (change?.kinds.includes('listing')) topics.add('listing');
    if (after && passed(after, facts)) {
      topics.add('forecastPassed');
      const { event } = after.forecast!;
      const [what, now] =
        event === 'stockOut'
          ? ['在庫消尽の見込み', '時期を過ぎました']
          : ['見込み時期', '過ぎても解消していません'];
      lines.push(line(what!, periodText(after.forecast!), now!));
    }
    const candidatesBefore = after ? emptied.get(sameKind(after.yjCode))?.(after) : undefined;
    if (candidatesBefore) {
      topics.add('alternatives');
      lines.push(line('通常出荷の候補', `${candidatesBefore}品目`, '0品目'));
    }
    if (change?.kinds.includes('removed')) lines.push(line('掲載', '一覧にあり', '一覧からなくなりました'));
    if (change?.kinds.includes('added')) lines.push(line('掲載', '一覧になし', '一覧に載りました'));
    if (topics.size === 0) return [];
    const content: NewsContent = {
      yjCode: state.yjCode,
      name: state.name,
      mah: state.mah,
      ingredient: state.ingredient,
      strength: state.strength,
      direction: change?.notable ? change.direction : topics.has('alternatives') ? 'worsened' : 'neutral',
      lines: lines.map(({ label, before, after }) => ({ label, before, after })),
      response: after?.response ?? null,
      volume: after?.volume ?? null,
      since: after
        ? (after.responseUpdatedOn ?? (change && 'response' in change.after ? facts.asOf : null))
        : null,
      reason: after && isInTrouble(after) ? shortReason(after.reason) : null,
      until: after && isInTrouble(after) ? describeOutlook(after, facts.asOf) : null,
      replacedBy: replacements.get(productId) ?? null,
      candidates: candidatesOf(state, groups.get(sameKind(state.yjCode)) ?? []),
    };
    return [{ productId, topics: bitsOf([...topics]), content }];
  });
}

/** A quiet change is news only for what the product is, not for its supply. */
function linesOfChange(change: EditionFacts['changes'][number]) {
  const lines = describeChange(change);
  return change.notable ? lines : lines.filter(({ field }) => kindOf(field) === 'listing');
}

function line(label: string, before: string, after: string) {
  return { label, before, after };
}

function topicsOfChange(
  change: EditionFacts['changes'][number],
  before: ProductState | null,
  after: ProductState | null,
): Topic[] {
  // Who watches a product that comes back, or everything of an ingredient, wants to hear that it is listed.
  if (!before || !after) return ['removal'];
  const topics: Topic[] = [];
  if (isNews(change, 'response')) topics.push('response');
  if (isNews(change, 'volume')) topics.push('volume');
  if (recovered(before, after)) topics.push('recovery');
  if (after.forecast && !sameForecast(before.forecast, after.forecast))
    topics.push(before.forecast ? 'forecastMoved' : 'forecastAppeared');
  else if (before.forecast && !after.forecast && isInTrouble(after)) topics.push('forecastMoved');
  return topics.length > 0 ? topics : ['detail'];
}

/** Shipped normally again, or in its usual volume again while shipped normally. */
function recovered(before: ProductState, after: ProductState): boolean {
  if (after.response !== 'normal') return false;
  // A volume that was not stated was not known to be less: its return is news of the volume, and no recovery.
  return (
    before.response !== 'normal' ||
    (isInTrouble(before) && before.volume !== 'notStated' && !isInTrouble(after))
  );
}

function sameForecast(a: Forecast | null, b: Forecast): boolean {
  return a?.event === b.event && a.earliest === b.earliest && a.latest === b.latest;
}

/** True if a forecast's last day is between the edition before and this one, and the trouble is still there. */
function passed(product: ProductState, { previous, asOf }: EditionFacts): boolean {
  if (!product.forecast || !isInTrouble(product)) return false;
  const last = product.forecast.latest ?? product.forecast.earliest;
  return last >= previous && last < asOf;
}

/** Products that share it are of the same ingredient, form and strength (DESIGN §4); a code without structure forms a group of its own. */
function sameKind(yjCode: string): string {
  return isStructured(yjCode) ? yjCode.slice(0, 9) : yjCode;
}

/**
 * The groups that had a product in normal shipment and may have lost the last one; for a product of such a group, how many
 * candidates it had where it has none now, and 0 otherwise.
 */
function emptiedGroups(
  { changes, before, after }: EditionFacts,
  groups: Map<string, ProductState[]>,
): Map<string, (product: ProductState) => number> {
  const touched = new Map<string, { ids: Set<number>; wereNormal: number }>();
  for (const { productId } of changes) {
    const was = before.get(productId);
    const key = sameKind((was ?? after.get(productId))?.yjCode ?? '');
    const group = touched.get(key) ?? { ids: new Set(), wereNormal: 0 };
    group.ids.add(productId);
    if (was && shipsNormally(was)) group.wereNormal++;
    touched.set(key, group);
  }
  return new Map(
    [...touched].map(([key, { ids, wereNormal }]) => {
      const now = groups.get(key) ?? [];
      const stayed = now.filter((one) => shipsNormally(one) && !ids.has(one.id)).length;
      const normalNow = now.filter(shipsNormally).length;
      return [
        key,
        (product) => {
          const self = ids.has(product.id) ? before.get(product.id) : product;
          const had = stayed + wereNormal - (self && shipsNormally(self) ? 1 : 0);
          const has = normalNow - (shipsNormally(product) ? 1 : 0);
          return has === 0 ? had : 0;
        },
      ];
    }),
  );
}

/**
 * A code that left and one that came in the same edition, of one ingredient, maker and name: the new code by the old product's
 * number. The list itself never says that a code was replaced.
 */
function replacedCodes({ changes, before, after }: EditionFacts): Map<number, string> {
  const identity = ({ name, mah, ingredient, strength }: ProductState) =>
    [name, mah, ingredient, strength]
      .join('\n')
      .normalize('NFKC')
      .replace(/[ \u3000]/g, '');
  const came = new Map(
    changes.flatMap(({ productId, kinds }) => {
      const state = kinds.includes('added') ? after.get(productId) : undefined;
      return state ? [[identity(state), state.yjCode] as const] : [];
    }),
  );
  return new Map(
    changes.flatMap(({ productId, kinds }) => {
      const state = kinds.includes('removed') ? before.get(productId) : undefined;
      const code = state && came.get(identity(state));
      return code ? [[productId, code] as const] : [];
    }),
  );
}

const NAMED_CANDIDATES = 5;

function candidatesOf(product: ProductState, group: ProductState[]): NewsContent['candidates'] {
  const others = group.filter((one) => one.id !== product.id);
  const normal = others.filter(shipsNormally);
  return {
    // Those whose volume is as usual come first.
    names: normal
      .sort((a, b) => Number(isInTrouble(a)) - Number(isInTrouble(b)) || (a.name < b.name ? -1 : 1))
      .slice(0, NAMED_CANDIDATES)
      .map(({ yjCode, name, mah }) => ({ yjCode, name, mah })),
    normal: normal.length,
    total: others.length,
  };
}
