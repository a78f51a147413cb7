/** The state of supply each product begins with. */
import { addDays, daysBetween, type IsoDate, weekday } from '../../../platform/clock.ts';
import type {
  RecoveryOutlook,
  ShipmentResponse,
  ShipmentVolume,
  ShortageReason,
  VolumeOutlook,
} from '../../model.ts';
import type { DemoProduct } from '../products/types.ts';
import { apportion, type Random, sample } from '../random.ts';
import { BY_CATEGORY, type Joint, NORMAL, RESPONSE_DATED, TROUBLED } from './rates.ts';
import { dayWithin, recoveryText, remark, stockOutText } from './texts.ts';

/** ⑫–⑳ of a row, in words. */
export interface DemoStatus {
  response: ShipmentResponse;
  volume: ShipmentVolume;
  reason: ShortageReason;
  outlook: RecoveryOutlook;
  text: string | null;
  volumeOutlook: VolumeOutlook | null;
  /** ⑲ as the source writes it: a percentage as text. */
  percent: string | null;
  responseUpdatedOn: IsoDate | null;
  updatedOn: IsoDate;
}

/** The first day of column ⑬ (its header says so). */
const RESPONSE_DATES_SINCE = '2025-05-13';

/** ⑯ for a state reached on `today`; null in most cases, as in reality. */
export function textFor(random: Random, joint: Joint, today: IsoDate): string | null {
  const [response, volume, , outlook] = joint;
  if (outlook === 'yes') return recoveryText(random, dayWithin(random, today, 10, 300));
  if (volume === 'delisting') {
    const chance = response === 'stopped' ? 0.12 : 0.4;
    if (!random.chance(chance)) return null;
    return response === 'stopped'
      ? stockOutText(random, dayWithin(random, today, -150, 20), today)
      : stockOutText(random, dayWithin(random, today, 20, 270), today);
  }
  return null;
}

/** ⑱ and ⑲: given for one in twelve of the troubled, mostly where a recovery is in sight. */
export function volumeOutlookFor(
  random: Random,
  joint: Joint,
): Pick<DemoStatus, 'volumeOutlook' | 'percent'> {
  const [response, volume, , outlook] = joint;
  const chance = response === 'normal' || volume === 'delisting' ? 0 : outlook === 'yes' ? 0.45 : 0.072;
  if (!random.chance(chance)) return { volumeOutlook: null, percent: null };
  const kinds: VolumeOutlook[] = ['overThreeMonths', 'threeMonths', 'twoMonths', 'oneMonth', 'immediate'];
  const percent =
    random.chance(0.63) || volume === 'halted'
      ? '100'
      : random.pick(['110', '110', '110', '105', '130', '150', '140', '120']);
  return { volumeOutlook: kinds[random.weighted([101, 10, 6, 3, 1])]!, percent };
}

/** Chance of a state by category, ingredient, strength and maker: trouble gathers where trouble is. */
function weightOf(state: string, cellMood: (p: DemoProduct) => number): (p: DemoProduct) => number {
  const byCategory = BY_CATEGORY[state]!;
  if (state === 'increased') return (p) => byCategory[p.category] * p.maker.busy;
  if (state === 'limitedOthers') return (p) => byCategory[p.category] * p.family.mood * cellMood(p) ** 1.6;
  return (p) => byCategory[p.category] * p.family.mood * cellMood(p) * p.maker.mood;
}

/** One mood for all products of the same first nine characters: makers of the same strength often share its shortage. */
function cellMoods(random: Random): (p: DemoProduct) => number {
  const moods = new Map<string, number>();
  return (p) => {
    const first9 = p.yjCode.slice(0, 9);
    const mood = moods.get(first9) ?? Math.exp(random.bell() * 1.2);
    moods.set(first9, mood);
    return mood;
  };
}

/** A state for every product, in the proportions of {@link NORMAL} and {@link TROUBLED}. */
export function firstStatuses(
  random: Random,
  products: DemoProduct[],
  today: IsoDate,
): Map<DemoProduct, DemoStatus> {
  const all = [...TROUBLED, ...NORMAL];
  const counts = apportion(
    products.length,
    all.map((j) => j[4]),
  );
  const states = new Map<string, Joint[]>();
  all.forEach((joint, i) => {
    const key = joint[0] === 'normal' ? joint[1] : joint[0];
    const group = states.get(key) ?? [];
    for (let n = 0; n < counts[i]!; n++) group.push(joint);
    states.set(key, group);
  });

  const statuses = new Map<DemoProduct, DemoStatus>();
  const journal = reportDays(random, today);
  const cellMood = cellMoods(random);
  let free = products;
  for (const [key, joints] of states) {
    // Normal shipment in normal volume comes last and takes all that is left.
    const chosen = key === 'normal' ? free : sample(random, free, joints.length, weightOf(key, cellMood));
    random.shuffle(joints);
    chosen.forEach((p, i) => {
      statuses.set(p, begin(random, joints[i] ?? NORMAL.at(-1)!, today, journal));
    });
    free = free.filter((p) => !statuses.has(p));
  }
  return statuses;
}

/** Days on which many products were reported at once: most of ⑳ falls on few days, the oldest three and a half years back. */
function reportDays(random: Random, today: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let i = 0; i < 420; i++) {
    // Half of all rows have not been touched for two to three years.
    const age = i % 2 === 0 ? random.between(880, 1180) : random.between(1, 900);
    const day = addDays(today, -age);
    days.push(weekday(day) % 6 === 0 ? addDays(day, -2) : day);
  }
  return days;
}

function begin(random: Random, joint: Joint, today: IsoDate, journal: IsoDate[]): DemoStatus {
  const [response, volume, reason, outlook] = joint;
  // Squaring favours the first days of the journal: they are the big ones.
  let updatedOn = journal[Math.floor(random.next() ** 2 * journal.length)]!;
  let responseUpdatedOn: IsoDate | null = null;
  const window = daysBetween(RESPONSE_DATES_SINCE, today);
  if (window > 1 && random.chance(RESPONSE_DATED[response]!)) {
    responseUpdatedOn = dayWithin(random, today, 1 - window, -1);
    if (updatedOn < responseUpdatedOn) updatedOn = responseUpdatedOn;
  }
  let text = textFor(random, joint, random.chance(0.5) ? today : addDays(today, -160));
  if (
    response === 'normal' &&
    volume !== 'delisting' &&
    random.chance(volume === 'decreased' ? 0.032 : 0.009)
  )
    text = remark(random);
  return {
    response,
    volume,
    reason,
    outlook,
    text,
    ...volumeOutlookFor(random, joint),
    responseUpdatedOn,
    updatedOn,
  };
}
