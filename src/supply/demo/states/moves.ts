/**
 * What happens to a product on a day. A move says in which states it may happen and what state follows; the mix follows
 * the real one: many moves between A and Aプラス, moves of the volume alone, responses that worsen or improve, products on
 * their way out of the price list, and new reasons, outlooks and forecasts.
 */
import type { IsoDate } from '../../../platform/clock.ts';
import type { ShipmentResponse } from '../../model.ts';
import type { Random } from '../random.ts';
import type { Balance } from './balance.ts';
import { type Joint, TROUBLED } from './rates.ts';
import { type DemoStatus, textFor, volumeOutlookFor } from './status.ts';
import { dayWithin, recoveryText, remark, stockOutText } from './texts.ts';

/** The new values, or null if the move cannot happen to the state. Always the same answer for the same state. */
export type Move = (s: DemoStatus) => Partial<DemoStatus> | null;

/** Chance of each kind of move, of 100. */
const MIX = { quiet: 33, volume: 24, response: 23, delisting: 3, detail: 17 };
const KINDS = Object.keys(MIX) as (keyof typeof MIX)[];

/** Draws the next move; the balance decides its direction. */
export function drawMove(random: Random, balance: Balance, today: IsoDate): Move {
  switch (KINDS[random.weighted(Object.values(MIX))]!) {
    case 'quiet':
      return balance.wantsMore(random, 'increased')
        ? (s) => (s.volume === 'normal' && s.response !== 'stopped' ? { volume: 'increased' } : null)
        : (s) => (s.volume === 'increased' ? { volume: 'normal' } : null);
    case 'volume':
      return volumeMove(random, balance);
    case 'response':
      return responseMove(random, balance, today);
    case 'delisting':
      return delistingMove(random, balance, today);
    case 'detail':
      return detailMove(random, balance, today);
  }
}

function volumeMove(random: Random, balance: Balance): Move {
  if (balance.wantsMore(random, 'decreased')) {
    const from = random.chance(0.75) ? 'normal' : 'increased';
    return (s) => (s.volume === from && s.response !== 'stopped' ? { volume: 'decreased' } : null);
  }
  const to = random.chance(0.8) ? 'normal' : 'increased';
  return (s) => (s.volume === 'decreased' ? { volume: to } : null);
}

/** Products in trouble and not on their way out, by what the balance counts: those halted are the stopped ones. */
const TROUBLE = { limitedOwn: 449, limitedOthers: 414, limitedOther: 74, halted: 473 };
type Trouble = keyof typeof TROUBLE;

function draw(random: Random, response: ShipmentResponse): Joint {
  const joints = TROUBLED.filter((j) => j[0] === response && j[1] !== 'delisting');
  return joints[random.weighted(joints.map((j) => j[4]))]!;
}

function responseMove(random: Random, balance: Balance, today: IsoDate): Move {
  const tally = Object.keys(TROUBLE)[random.weighted(Object.values(TROUBLE))] as Trouble;
  const response = tally === 'halted' ? 'stopped' : tally;
  if (balance.wantsMore(random, tally)) {
    const joint = draw(random, response);
    const after = changed(random, joint, today);
    // A sixth of the stops come from a limitation that got worse.
    const fromLimited = response === 'stopped' && random.chance(0.17);
    return (s) =>
      s.volume !== 'delisting' && (fromLimited ? s.response.startsWith('limited') : s.response === 'normal')
        ? after
        : null;
  }
  const eased = response === 'stopped' && random.chance(0.25) ? draw(random, 'limitedOwn') : null;
  const volume = random.pick(['normal', 'normal', 'normal', 'increased', 'decreased'] as const);
  const after = changed(random, eased ?? ['normal', volume, 'none', 'none', 0], today);
  if (!eased && random.chance(0.05)) after.text = remark(random);
  return (s) => (s.response === response && s.volume !== 'delisting' ? after : null);
}

/** All of ⑫–⑲ for a new response. */
function changed(random: Random, joint: Joint, today: IsoDate): Partial<DemoStatus> {
  const [response, volume, reason, outlook] = joint;
  return {
    response,
    volume,
    reason,
    outlook,
    text: textFor(random, joint, today),
    ...volumeOutlookFor(random, joint),
    responseUpdatedOn: today,
  };
}

/** Products on their way out: announced while they still ship, or given up while stopped, or sold out. */
function delistingMove(random: Random, balance: Balance, today: IsoDate): Move {
  const soldOut = stockOutText(random, dayWithin(random, today, -20, 0), today);
  const stopped = changed(random, ['stopped', 'delisting', 'delisting', 'none', 0], today);
  if (!balance.wantsMore(random, 'delisting'))
    return (s) =>
      s.response === 'normal' && s.volume === 'delisting' ? { ...stopped, text: s.text && soldOut } : null;
  if (random.chance(0.3))
    return (s) => (s.volume === 'halted' ? { ...stopped, responseUpdatedOn: s.responseUpdatedOn } : null);
  if (random.chance(0.3)) return (s) => (s.response === 'normal' && s.volume === 'normal' ? stopped : null);
  const text = stockOutText(random, dayWithin(random, today, 40, 300), today);
  return (s) =>
    s.response === 'normal' && s.volume === 'normal' ? { volume: 'delisting', text: s.text ?? text } : null;
}

/** Reason, outlook, forecast or expected volume, with the response and the volume as they were. */
function detailMove(random: Random, balance: Balance, today: IsoDate): Move {
  const isOpen = (s: DemoStatus): boolean => s.response !== 'normal' && s.volume !== 'delisting';
  const forecast = recoveryText(random, dayWithin(random, today, 15, 240));
  switch (random.weighted([22, 30, 18, 18, 12])) {
    case 0: {
      const response = random.pick([
        'limitedOwn',
        'limitedOwn',
        'stopped',
        'stopped',
        'limitedOther',
      ] as const);
      const reason = draw(random, response)[2];
      return (s) => (isOpen(s) && s.response === response && s.reason !== reason ? { reason } : null);
    }
    case 1:
      return balance.wantsMore(random, 'forecast')
        ? (s) => (isOpen(s) && s.outlook === 'undecided' ? { outlook: 'yes', text: forecast } : null)
        : (s) => (isOpen(s) && s.outlook === 'yes' ? { outlook: 'undecided', text: null } : null);
    case 2:
      return (s) => (isOpen(s) && s.outlook === 'yes' && s.text !== forecast ? { text: forecast } : null);
    case 3: {
      const text = stockOutText(random, dayWithin(random, today, -30, 200), today);
      return (s) => (s.volume === 'delisting' && s.text !== text ? { text } : null);
    }
    default: {
      const next = volumeOutlookFor(random, ['limitedOwn', 'decreased', 'manufacturing', 'yes', 0]);
      return (s) => (isOpen(s) && s.percent !== next.percent ? next : null);
    }
  }
}
