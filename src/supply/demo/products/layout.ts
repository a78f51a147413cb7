/** Lays an ingredient out in routes, forms and strengths, so that classes keep their real proportions of routes. */

import { apportion, type Random } from '../random.ts';
import type { CodeBook } from './codes.ts';
import { type DemoRoute, pickForm, strengthsOf } from './forms.ts';
import type { FamilyPlan, Kind } from './plan.ts';
import type { DemoProduct, Family, Line } from './types.ts';

const ROUTES: DemoRoute[] = ['internal', 'external', 'injection'];

/** How many strengths a form has, by kind: chances of 1, 2, 3 … */
const STRENGTHS: Record<Kind, number[]> = {
  generics: [20, 32, 26, 12, 7, 3],
  originator: [50, 30, 15, 5],
  other: [50, 30, 15, 5],
  unlisted: [50, 30, 15, 5],
};

export class Layout {
  /** Products still to be given to each route, by class. */
  private readonly routesLeft = new Map<string, number[]>();
  private readonly random: Random;
  private readonly codes: CodeBook;

  constructor(random: Random, codes: CodeBook, plans: FamilyPlan[]) {
    this.random = random;
    this.codes = codes;
    for (const [c, members] of Map.groupBy(plans, (p) => p.class)) {
      const total = members.flatMap((p) => p.counts).reduce((a, b) => a + b, 0);
      this.routesLeft.set(c.name, apportion(total, c.routes));
    }
  }

  /** The lines of a family of `total` products. */
  linesOf(family: Family, plan: FamilyPlan, total: number): Line[] {
    const wanted = cellsFor(family, plan, total);
    // An estimate of what each line takes; what it really took is settled afterwards.
    const left = [...this.routesLeft.get(family.className)!];
    const drawRoute = (): DemoRoute => ROUTES[this.random.weighted(left.map((n) => Math.max(n, 0.01)))]!;
    let route = drawRoute();
    const first7 = new Map<DemoRoute, string>();
    const lines: Line[] = [];
    for (let cells = 0; cells < wanted; ) {
      if (lines.length > 0 && this.random.chance(0.3)) route = drawRoute();
      // Now and then the same substance has a second number: another salt, or another use.
      if (!first7.has(route) || this.random.chance(0.3))
        first7.set(route, this.codes.ingredient(family.classCode, route, plan.kind === 'unlisted'));
      const line = this.line(family, route, first7.get(route)!, wanted - cells);
      lines.push(line);
      cells += line.cells.length;
      left[ROUTES.indexOf(route)]! -= (total * line.cells.length) / wanted;
    }
    return lines;
  }

  private line(family: Family, route: DemoRoute, first7: string, most: number): Line {
    const form = pickForm(this.random, family.classCode, route);
    const count = Math.min(1 + this.random.weighted(STRENGTHS[family.kind]), most);
    const cells = strengthsOf(this.random, form, count).map((strength) => ({
      first9: this.codes.strength(first7, form.letters),
      strength,
    }));
    return { route, form, cells, makers: new Set() };
  }

  /** Takes finished products off what their class still owes each route. */
  settle(className: string, products: DemoProduct[]): void {
    const left = this.routesLeft.get(className)!;
    for (const p of products) left[ROUTES.indexOf(p.route)]! -= 1;
  }
}

/** How many strengths over all forms a family of a size has; with generics, no strength gets more than about twenty. */
function cellsFor(family: Family, plan: FamilyPlan, total: number): number {
  if (plan.kind === 'originator') return total;
  if (plan.kind === 'generics') return Math.max(Math.ceil(plan.counts[1]! / 20), Math.round(total ** 0.58));
  return family.classCode.startsWith('51') ? Math.ceil(total / 14) : Math.round(total ** 0.75);
}
