/** Manufacturers (製造販売業者) in five trades, few large and many small, as in the real list. */
import { DEMO_MARK } from '../../model.ts';
import type { Random } from '../random.ts';
import type { NameBook } from './names.ts';

export interface Maker {
  name: string;
  /** As in the names of its generics: 「アオハマ」. */
  short: string;
  /** How often its products are in trouble, against others. */
  mood: number;
  /** How many of its generics run above the usual volume, against others. */
  busy: number;
}

export type Trade = 'generic' | 'originator' | 'other' | 'crude' | 'gas';

interface TradeFacts {
  /** Makers out of 467 in the list of 2026-08-18 whose products are mostly of this trade. */
  makers: number;
  /** The n-th largest has about 1 / (n + flat) ** steep of the trade. */
  flat: number;
  steep: number;
  suffixes: string[];
}

const TRADES: Record<Trade, TradeFacts> = {
  generic: {
    makers: 110,
    flat: 2.2,
    steep: 1.1,
    suffixes: ['製薬', '薬品', '薬品工業', '製薬工業', 'ファーマ', '化学'],
  },
  originator: {
    makers: 127,
    flat: 5,
    steep: 0.9,
    suffixes: ['製薬', '薬品', 'ファーマ', 'バイオ', 'ライフサイエンス', 'ヘルスケア'],
  },
  other: {
    makers: 63,
    flat: 5,
    steep: 1,
    suffixes: ['製薬', '薬品工業', '化学工業', '堂製薬', '生物研究所'],
  },
  crude: { makers: 22, flat: 8, steep: 1, suffixes: ['漢方', '生薬', '薬草堂', '和漢薬'] },
  gas: {
    makers: 145,
    flat: 300,
    steep: 1,
    suffixes: ['酸素', 'ガス', '医療ガス', '高圧ガス', '商会', '産業', 'エア・ガス'],
  },
};
const COUNTED = 467;

/** A trade's makers with the chance of each; newcomers are served first, so that none stays without a product. */
class TradeHouse {
  readonly makers: Maker[];
  private readonly cumulative: number[] = [];
  private readonly unserved: Maker[];

  constructor(makers: Maker[], facts: TradeFacts) {
    this.makers = makers;
    let sum = 0;
    for (let i = 0; i < makers.length; i++) {
      sum += (i + facts.flat) ** -facts.steep;
      this.cumulative.push(sum);
    }
    // Small ones first: large ones find their products by weight anyway.
    this.unserved = [...makers];
  }

  pick(random: Random): Maker {
    if (this.unserved.length > 0 && random.chance(0.5)) return this.unserved.pop()!;
    const at = random.next() * this.cumulative.at(-1)!;
    let low = 0;
    let high = this.cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.cumulative[middle]! > at) high = middle;
      else low = middle + 1;
    }
    return this.makers[low]!;
  }
}

export class Makers {
  private readonly houses: Record<Trade, TradeHouse>;
  private readonly random: Random;

  constructor(random: Random, names: NameBook, count: number) {
    this.random = random;
    let left = count;
    const house = (trade: Trade): TradeHouse => {
      const facts = TRADES[trade];
      // Generic makers come last and take what rounding left.
      const size = trade === 'generic' ? left : Math.max(1, Math.round((count * facts.makers) / COUNTED));
      left -= size;
      const makers = Array.from({ length: size }, () => {
        const { written, reading } = names.maker();
        return {
          name: DEMO_MARK + written + random.pick(facts.suffixes),
          short: reading,
          mood: Math.exp(random.bell() * 0.55),
          busy: Math.exp(random.bell() * 1.1),
        };
      });
      return new TradeHouse(makers, facts);
    };
    this.houses = {
      originator: house('originator'),
      other: house('other'),
      crude: house('crude'),
      gas: house('gas'),
      generic: house('generic'),
    };
  }

  /** A maker of the trade who is not in `except`, unless all of them are. */
  pick(trade: Trade, except?: ReadonlySet<Maker>): Maker {
    const house = this.houses[trade];
    for (let tries = 0; tries < 40; tries++) {
      const maker = house.pick(this.random);
      if (!except?.has(maker)) return maker;
    }
    return house.makers.find((m) => !except?.has(m)) ?? house.makers[0]!;
  }
}
