/** Alerts: what one can want to hear of, and the shapes of lists, news and messages. No I/O. */
import type { IsoDate } from '../platform/clock.ts';
import type { Direction, ShipmentResponse, ShipmentVolume } from '../supply/model.ts';

/** What one can want to hear of; the numbers are bits of `wants` and `topics` in the database and in the public change file. */
export const TOPICS = {
  response: { bit: 1, label: '出荷対応の変化', hint: '通常・限定・停止のあいだの変化' },
  volume: {
    bit: 2,
    label: '出荷量の変化',
    hint: '減少・停止・薬価削除予定など。通常と増加のあいだは知らせません',
  },
  recovery: { bit: 4, label: '回復', hint: '通常出荷に戻った、または量が通常に戻った' },
  forecastAppeared: { bit: 8, label: '見込み時期が示された', hint: '解除・解消や在庫消尽の時期' },
  forecastMoved: { bit: 16, label: '見込み時期が変わった', hint: '早まった、遅れた、消えた' },
  forecastPassed: { bit: 32, label: '見込み時期を過ぎた', hint: '時期を過ぎても解消していない' },
  removal: { bit: 64, label: '掲載終了・コードの変更', hint: '一覧からなくなった、別のコードに変わった' },
  alternatives: {
    bit: 128,
    label: '代わりの候補がなくなった',
    hint: '同じ成分・剤形・規格で通常出荷の品目がなくなった',
  },
  detail: {
    bit: 256,
    label: '理由などの変化',
    hint: '出荷対応や出荷量が変わらず、理由や改善の見込みだけが変わった',
  },
  listing: {
    bit: 512,
    label: '品目情報の変化',
    hint: '一覧の品名、成分名、規格単位、製造販売業者、区分などが変わった。一度に数百品目のこともある',
  },
} as const;
export type Topic = keyof typeof TOPICS;

/** Everything but changes of the reason alone and of what a product is. */
export const DEFAULT_WANTS = 255;
export const ALL_WANTS = 1023;
/** In `watch_posting.wants` only: the channel is told once a day. */
export const DAILY = 1 << 30;

export const MAX_PRODUCTS = 20_000;

export function topicsOf(bits: number): Topic[] {
  return (Object.keys(TOPICS) as Topic[]).filter((topic) => bits & TOPICS[topic].bit);
}

export function bitsOf(topics: readonly Topic[]): number {
  return topics.reduce((bits, topic) => bits | TOPICS[topic].bit, 0);
}

export const RULE_KINDS = {
  ingredient: '成分',
  class: '薬効分類',
  mah: '製造販売業者',
  essential: '供給確保医薬品',
} as const;
export type RuleKind = keyof typeof RULE_KINDS;

/** "Everything of …": the value as the list writes it; for `essential` A, B or C. */
export interface WatchRule {
  kind: RuleKind;
  value: string;
}

export type ChannelKind = 'email' | 'webhook' | 'push' | 'device';
export type Rhythm = 'now' | 'daily';

/** What a message says about one product; complete, so that nothing is looked up when it is sent. */
export interface NewsContent {
  yjCode: string;
  name: string;
  mah: string;
  ingredient: string;
  strength: string;
  direction: Direction;
  /** The fields that differ, in words: label, before, after (describeChange of supply/). Empty for derived topics. */
  lines: { label: string; before: string; after: string }[];
  /** The state after the change; null if the product has left the list. */
  response: ShipmentResponse | null;
  volume: ShipmentVolume | null;
  /** First day of the present response, where known. */
  since: IsoDate | null;
  /** In words: 需要増; null if the list gives none. */
  reason: string | null;
  /** In words: 解除見込み：あり（2026年9月頃）; null if the list says nothing. */
  until: string | null;
  /** The code that took this one's place, where an edition replaced it. */
  replacedBy: string | null;
  /** Products of the same ingredient, form and strength that ship normally now: the first five, how many, of how many. */
  candidates: { names: { yjCode: string; name: string; mah: string }[]; normal: number; total: number };
}

/** An edition's news of one product. */
export interface News {
  asOf: IsoDate;
  productId: number;
  revision: number;
  /** Bits of {@link TOPICS}. */
  topics: number;
  content: NewsContent;
  /** True if a correction took it back. */
  void: boolean;
  /** True if it came back as it was told, with an edition that had been withdrawn. */
  returned: boolean;
}
