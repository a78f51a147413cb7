import { searchKey } from '../../medicines/index.ts';
import { DESIGNATIONS, ESSENTIAL, type EssentialSupply } from '../../medicines/model.ts';
import { readable, type Snapshot } from '../../supply/index.ts';
import { RULE_KINDS, type RuleKind, type WatchRule } from '../model.ts';

/** A rule as it is shown. */
export interface RuleChoice extends WatchRule {
  /** 「成分：ロキソプロフェンナトリウム水和物」 */
  label: string;
  /** Products that it takes in now. */
  products: number;
}

/** How many names are offered for a name that is not exactly the list's. */
const MAX_CHOICES = 20;
/** How many ingredients are offered whole for one row; candidates are of one nearly always. */
const MAX_INGREDIENTS = 3;

/**
 * The rules that a typed name may mean: the one of exactly this name, however it is written, or else those whose name holds it,
 * the one with most products first. None where no name does.
 */
export function findRules(
  snapshot: Snapshot,
  { kind, text }: { kind: RuleKind; text: string },
): RuleChoice[] {
  if (kind === 'essential') {
    const value = text.normalize('NFKC').trim().toUpperCase();
    return DESIGNATIONS.some((one) => one === value) ? [ruleChoice(snapshot, { kind, value })] : [];
  }
  const key = searchKey(text);
  if (key === '') return [];
  const names = [...groupsOf(snapshot, kind).keys()].map((value) => ({ value, key: searchKey(value) }));
  const exact = names.filter((one) => one.key === key);
  return (exact.length > 0 ? exact : names.filter((one) => one.key.includes(key)))
    .map(({ value }) => ruleChoice(snapshot, { kind, value }))
    .sort((a, b) => b.products - a.products)
    .slice(0, MAX_CHOICES);
}

/** "All of this ingredient" for products that a row may mean: their ingredients, those with listed products. */
export function ingredientRules(snapshot: Snapshot, codes: readonly string[]): RuleChoice[] {
  const names = new Set(codes.flatMap((code) => snapshot.byCode.get(code)?.ingredient ?? []));
  return [...names]
    .slice(0, MAX_INGREDIENTS)
    .map((value) => ruleChoice(snapshot, { kind: 'ingredient', value }))
    .filter(({ products }) => products > 0);
}

/** A rule with its words and how much it takes in. */
export function ruleChoice(snapshot: Snapshot, { kind, value }: WatchRule): RuleChoice {
  const products =
    kind === 'essential'
      ? snapshot.products.filter((product) => product.essentialSupply === value).length
      : (groupsOf(snapshot, kind).get(value)?.length ?? 0);
  const word = kind === 'essential' ? (ESSENTIAL[value as EssentialSupply] ?? value) : readable(value);
  return { kind, value, label: `${RULE_KINDS[kind]}：${word}`, products };
}

function groupsOf(snapshot: Snapshot, kind: Exclude<RuleKind, 'essential'>): Map<string, unknown[]> {
  return { ingredient: snapshot.byIngredient, class: snapshot.byClass, mah: snapshot.byMah }[kind];
}
