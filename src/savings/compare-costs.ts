/** A month with the reference beside a month with a biosimilar. Pure. */
import type { FamilyProduct } from '../indicators/index.ts';
import type { CostItem, PricedProduct } from './cost-items.ts';
import type { BenefitLimits } from './model.ts';
import { type Asked, type MonthlyCost, monthlyCost } from './monthly-cost.ts';

/** From the least to the most, in yen. */
export interface Range {
  lower: number;
  upper: number;
}

export interface ProductCost {
  code: string;
  name: string;
  mah: string | null;
  role: FamilyProduct['role'];
  /** Yen a listed unit. */
  price: number;
  cost: MonthlyCost;
  /** How much less the patient pays than with the reference; negative where it is more. */
  paidLess: number;
}

/** 'same': the patient pays the same, insurance less. 'less': the patient pays less. 'none': no biosimilar is cheaper on the list. */
export type Verdict = 'same' | 'less' | 'none';

export interface Comparison {
  verdict: Verdict;
  /** With the cheapest reference of the strength. */
  reference: MonthlyCost;
  /** Role of what it is compared with: a biosimilar, or an authorised biologic where there is no biosimilar. */
  followerRole: FamilyProduct['role'];
  /** Over all followers. */
  follower: Record<keyof MonthlyCost, Range>;
  /** How much less than the reference, over all followers; negative where it is more. */
  less: Record<'total' | 'share' | 'paid' | 'insurance', Range>;
  products: ProductCost[];
}

/** Compares every product of a strength with its cheapest reference, so that no difference is made greater than it is. */
export function compareCosts(item: CostItem, asked: Omit<Asked, 'price'>, limits: BenefitLimits): Comparison {
  const costOf = ({ amount }: PricedProduct) => monthlyCost({ ...asked, price: amount }, limits);
  const reference = costOf(item.references[0]!);
  const followers = item.followers.map(costOf);
  const over = (value: (cost: MonthlyCost) => number): Range => {
    const values = followers.map(value);
    return { lower: Math.min(...values), upper: Math.max(...values) };
  };
  const less = (key: keyof MonthlyCost) => over((cost) => reference[key] - cost[key]);
  const amounts = { total: less('total'), share: less('share'), paid: less('paid') };
  return {
    verdict: amounts.total.upper <= 0 ? 'none' : amounts.paid.upper > 0 ? 'less' : 'same',
    reference,
    followerRole: item.followers[0]!.role,
    follower: {
      total: over(({ total }) => total),
      share: over(({ share }) => share),
      limit: over(({ limit }) => limit),
      paid: over(({ paid }) => paid),
      benefit: over(({ benefit }) => benefit),
      insurance: over(({ insurance }) => insurance),
    },
    less: { ...amounts, insurance: less('insurance') },
    products: [...item.references, ...item.followers, ...item.others].map((product) => {
      const cost = costOf(product);
      const { code, name, mah, role, amount } = product;
      return { code, name, mah, role, price: amount, cost, paidLess: reference.paid - cost.paid };
    }),
  };
}
