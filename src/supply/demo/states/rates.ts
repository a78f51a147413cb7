/**
 * The country's real supply: counts from the official list of 2026-08-18 (16,386 products). The demonstration
 * begins at these proportions and is drawn back to them every day.
 */
import type { RecoveryOutlook, ShipmentResponse, ShipmentVolume, ShortageReason } from '../../model.ts';
import type { DemoCategory } from '../products/types.ts';

/** response, volume, reason, outlook, products. */
export type Joint = [ShipmentResponse, ShipmentVolume, ShortageReason, RecoveryOutlook, number];

/** Normal shipment, by volume; reason and outlook are always '－'. */
export const NORMAL: Joint[] = [
  ['normal', 'delisting', 'none', 'none', 269],
  ['normal', 'decreased', 'none', 'none', 827],
  ['normal', 'increased', 'none', 'none', 3203],
  ['normal', 'normal', 'none', 'none', 10_239],
];

export const TROUBLED: Joint[] = [
  ['limitedOther', 'decreased', 'demand', 'undecided', 8],
  ['limitedOther', 'decreased', 'other', 'undecided', 3],
  ['limitedOther', 'increased', 'demand', 'undecided', 20],
  ['limitedOther', 'increased', 'other', 'undecided', 7],
  ['limitedOther', 'normal', 'demand', 'undecided', 26],
  ['limitedOther', 'normal', 'demand', 'yes', 1],
  ['limitedOther', 'normal', 'other', 'no', 4],
  ['limitedOther', 'normal', 'other', 'undecided', 5],
  ['limitedOthers', 'decreased', 'demand', 'undecided', 33],
  ['limitedOthers', 'delisting', 'delisting', 'none', 2],
  ['limitedOthers', 'increased', 'demand', 'no', 4],
  ['limitedOthers', 'increased', 'demand', 'undecided', 135],
  ['limitedOthers', 'increased', 'demand', 'yes', 4],
  ['limitedOthers', 'normal', 'demand', 'undecided', 237],
  ['limitedOthers', 'normal', 'demand', 'yes', 1],
  ['limitedOwn', 'decreased', 'manufacturing', 'no', 2],
  ['limitedOwn', 'decreased', 'manufacturing', 'undecided', 63],
  ['limitedOwn', 'decreased', 'manufacturing', 'yes', 2],
  ['limitedOwn', 'decreased', 'material', 'no', 4],
  ['limitedOwn', 'decreased', 'material', 'undecided', 26],
  ['limitedOwn', 'decreased', 'material', 'yes', 7],
  ['limitedOwn', 'decreased', 'other', 'no', 8],
  ['limitedOwn', 'decreased', 'other', 'undecided', 42],
  ['limitedOwn', 'decreased', 'other', 'yes', 8],
  ['limitedOwn', 'decreased', 'quality', 'undecided', 10],
  ['limitedOwn', 'delisting', 'delisting', 'none', 28],
  ['limitedOwn', 'increased', 'manufacturing', 'undecided', 35],
  ['limitedOwn', 'increased', 'material', 'undecided', 12],
  ['limitedOwn', 'increased', 'other', 'undecided', 30],
  ['limitedOwn', 'increased', 'other', 'yes', 1],
  ['limitedOwn', 'increased', 'quality', 'undecided', 4],
  ['limitedOwn', 'normal', 'manufacturing', 'undecided', 77],
  ['limitedOwn', 'normal', 'manufacturing', 'yes', 3],
  ['limitedOwn', 'normal', 'material', 'no', 2],
  ['limitedOwn', 'normal', 'material', 'undecided', 14],
  ['limitedOwn', 'normal', 'material', 'yes', 3],
  ['limitedOwn', 'normal', 'other', 'no', 6],
  ['limitedOwn', 'normal', 'other', 'undecided', 73],
  ['limitedOwn', 'normal', 'other', 'yes', 4],
  ['limitedOwn', 'normal', 'quality', 'undecided', 14],
  ['limitedOwn', 'normal', 'quality', 'yes', 1],
  ['stopped', 'delisting', 'delisting', 'none', 406],
  ['stopped', 'halted', 'administrative', 'undecided', 15],
  ['stopped', 'halted', 'manufacturing', 'no', 10],
  ['stopped', 'halted', 'manufacturing', 'undecided', 77],
  ['stopped', 'halted', 'manufacturing', 'yes', 3],
  ['stopped', 'halted', 'material', 'no', 15],
  ['stopped', 'halted', 'material', 'undecided', 61],
  ['stopped', 'halted', 'material', 'yes', 9],
  ['stopped', 'halted', 'other', 'no', 70],
  ['stopped', 'halted', 'other', 'undecided', 99],
  ['stopped', 'halted', 'other', 'yes', 3],
  ['stopped', 'halted', 'quality', 'no', 15],
  ['stopped', 'halted', 'quality', 'undecided', 93],
  ['stopped', 'halted', 'quality', 'yes', 3],
];

/** Chance of each state by category, in products of 1,000: who is in trouble differs more than anything else. */
export const BY_CATEGORY: Record<string, Record<DemoCategory, number>> = {
  limitedOwn: { originator: 23, generic: 43, quasiOriginator: 50, longListed: 17, other: 17, unlisted: 9 },
  limitedOthers: { originator: 9, generic: 36, quasiOriginator: 40, longListed: 33, other: 21, unlisted: 1 },
  limitedOther: { originator: 3, generic: 6, quasiOriginator: 10, longListed: 2, other: 5, unlisted: 1 },
  stopped: { originator: 23, generic: 68, quasiOriginator: 30, longListed: 42, other: 60, unlisted: 19 },
  delisting: { originator: 8, generic: 30, quasiOriginator: 5, longListed: 9, other: 3, unlisted: 1 },
  decreased: { originator: 30, generic: 69, quasiOriginator: 70, longListed: 69, other: 75, unlisted: 73 },
  increased: { originator: 70, generic: 367, quasiOriginator: 130, longListed: 93, other: 106, unlisted: 43 },
};

/** Share of rows whose ⑬ is filled (the column began on 2025-05-13), by response. */
export const RESPONSE_DATED: Record<string, number> = {
  normal: 0.16,
  limitedOwn: 0.69,
  limitedOthers: 0.65,
  limitedOther: 0.35,
  stopped: 0.56,
};

/** （重要）供給確保医薬品 and 基礎的医薬品, products. */
export const ESSENTIAL_PRODUCTS = { A: 319, B: 149, C: 5388 };
export const BASIC_PRODUCTS = 2267;
