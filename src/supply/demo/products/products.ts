/** The products of the catalogue: each family (an ingredient of a class) gets its brands, generics and makers. */

import { DEMO_MARK } from '../../model.ts';
import { type Random, stream } from '../random.ts';
import { BIOLOGICS, makeBiologics } from './biologics.ts';
import { GASES } from './classes.ts';
import { CodeBook } from './codes.ts';
import { Layout } from './layout.ts';
import { type Maker, Makers, type Trade } from './makers.ts';
import { NameBook, type Substance } from './names.ts';
import { type FamilyPlan, type Kind, makePlan } from './plan.ts';
import { plainName, tail } from './product-names.ts';
import type { DemoCategory, DemoProduct, Family, Line, StrengthCell } from './types.ts';

/** `count` products of at most `mahs` makers; days of listing and designations are given later. */
export function makeProducts(seed: number, count: number, mahs: number): DemoProduct[] {
  return new Factory(seed, count, mahs).products;
}

/** A smaller catalogue, as tests make them, has no biologics: they would be too large a part of it. */
const ENOUGH = 1000;

class Factory {
  readonly products: DemoProduct[] = [];
  private readonly random: Random;
  private readonly names: NameBook;
  private readonly makers: Makers;
  private readonly codes = new CodeBook();
  private readonly layout: Layout;
  /** Substances that may come again in another class, as an eye drop of a tablet's substance does. */
  private readonly known: Substance[] = [];

  constructor(seed: number, count: number, mahs: number) {
    this.random = stream(seed, 'products');
    this.names = new NameBook(stream(seed, 'names'));
    this.makers = new Makers(stream(seed, 'makers'), this.names, mahs);
    const biologics = count >= ENOUGH ? BIOLOGICS : 0;
    const plan = makePlan(stream(seed, 'plan'), count - biologics);
    this.layout = new Layout(stream(seed, 'layout'), this.codes, plan.families);
    // Large families first: small ones then even out what is left for each route.
    for (const f of plan.families.toSorted((a, b) => b.counts[1]! - a.counts[1]!)) this.addFamily(f);
    plan.gases.forEach((n, i) => {
      this.addGas(n, '甲乙丙丁戊'[i]!);
    });
    if (biologics > 0)
      this.products.push(...makeBiologics(stream(seed, 'biologics'), this.codes, this.makers));
  }

  private newFamily(className: string, classCode: string, kind: Kind, substance: Substance): Family {
    const mood = Math.exp(this.random.bell());
    return { substance, className, classCode, kind, essential: null, basic: false, mood };
  }

  private addFamily(plan: FamilyPlan): void {
    const { codes, name } = plan.class;
    const classCode = codes[this.random.weighted(codes.map((c) => c.weight))]!.code;
    const family = this.newFamily(name, classCode, plan.kind, this.substance(classCode));
    const [originators = 0, generics = 0, quasi = 0, longListed = 0, others = 0, unlisted = 0] = plan.counts;
    const total = plan.counts.reduce((a, b) => a + b, 0);
    const begin = this.products.length;
    const lines = this.layout.linesOf(family, plan, total);
    this.addBrands(family, lines, 'longListed', longListed);
    this.addBrands(family, lines, 'originator', originators);
    this.addBrands(family, lines, 'quasiOriginator', quasi);
    this.addByMakers(family, lines, 'generic', generics, 'generic', 0);
    // Kampo formulas go by their own names; of the other old medicines half have brands.
    const branded = classCode.startsWith('52') ? 0 : classCode.startsWith('51') ? 0.2 : 0.6;
    const trade = classCode.startsWith('5') ? 'crude' : 'other';
    this.addByMakers(family, lines, 'other', others, trade, branded);
    this.addByMakers(family, lines, 'unlisted', unlisted, trade, branded);
    this.layout.settle(name, this.products.slice(begin));
  }

  private substance(classCode: string): Substance {
    if (classCode.startsWith('51')) return this.names.crudeDrug();
    if (classCode.startsWith('52')) return this.names.formula();
    if (this.known.length > 50 && this.random.chance(0.07)) return this.random.pick(this.known);
    const one = this.names.substance();
    if (this.known.length > 20 && this.random.chance(0.04)) {
      const other = this.random.pick(this.known);
      return { base: one.base, ingredient: `${other.ingredient}・${one.ingredient}` };
    }
    this.known.push(one);
    return one;
  }

  /** Products of an owner's brand, one a strength; when all strengths are taken, the next owner begins. */
  private addBrands(family: Family, lines: Line[], category: DemoCategory, count: number): void {
    const all = lines.flatMap((line) => line.cells.map((cell) => ({ line, cell })));
    for (let done = 0; done < count; ) {
      const maker = this.makers.pick('originator');
      const brand = this.names.brand();
      const take = Math.min(count - done, all.length, 8);
      const from = category === 'longListed' ? 0 : this.random.between(0, all.length - 1);
      for (let i = 0; i < take; i++) {
        const { line, cell } = all[(from + done + i) % all.length]!;
        this.add(family, line, cell, category, maker, brand + tail(family, line, cell.strength));
      }
      done += take;
    }
  }

  /** Products of many makers, each with a few strengths of a line; `branded` is the chance of a brand of its own. */
  private addByMakers(
    family: Family,
    lines: Line[],
    category: DemoCategory,
    count: number,
    trade: Trade,
    branded: number,
  ): void {
    const { random } = this;
    const weights = lines.map((l) => l.cells.length);
    for (let done = 0; done < count; ) {
      const line = lines[random.weighted(weights)]!;
      const maker = this.makers.pick(trade, line.makers);
      line.makers.add(maker);
      const n = line.cells.length;
      const take = Math.min(count - done, n, 1 + random.weighted([45, 32, 15, 8]));
      const from = random.between(0, n - take);
      const brand = random.chance(branded) ? this.names.brand() : null;
      for (const cell of line.cells.slice(from, from + take)) {
        const name = brand
          ? brand + tail(family, line, cell.strength)
          : plainName(random, family, line, cell.strength, maker);
        this.add(family, line, cell, category, maker, name);
      }
      done += take;
    }
  }

  private add(
    family: Family,
    line: Line,
    cell: StrengthCell,
    category: DemoCategory,
    maker: Maker,
    name: string,
  ): void {
    const { route, form } = line;
    const yjCode = this.codes.brand(cell.first9);
    const { strength } = cell;
    this.products.push({
      yjCode,
      name,
      strength,
      form: form.name,
      maker,
      route,
      category,
      listedOn: null,
      family,
    });
  }

  private addGas(count: number, kind: string): void {
    const base = `${DEMO_MARK}医療用ガス${kind}`;
    const family = this.newFamily(GASES.className, '7990', 'unlisted', { base, ingredient: base });
    for (let n = 0; n < count; n++) {
      const maker = this.makers.pick('gas');
      this.products.push({
        yjCode: this.codes.gas(),
        // Most gases carry the same name, no matter who sells them, as in the real list.
        name: this.random.chance(0.7) ? base : `${DEMO_MARK}${maker.short}ガス${kind}`,
        strength: { text: '１０ｍＬ', label: '' },
        form: '',
        maker,
        route: 'external',
        category: 'unlisted',
        listedOn: null,
        family,
      });
    }
  }
}
