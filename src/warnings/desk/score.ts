/**
 * How pressing a warning is: a sum of points, every one of them shown with its reason, so that an officer can disagree with
 * it. It orders the queue and decides nothing. The weights are data (score.json). What the maker does not know counts
 * in the middle: silence must neither lead the queue nor hide at its end. Pure.
 */
import { ESSENTIAL, type EssentialSupply } from '../../medicines/model.ts';
import type { IsoDate } from '../../platform/clock.ts';
import { PATIENTS, type Patients } from '../model.ts';
import { SCORE_RULE, type ScoreRule } from './score-rule.ts';

/** What the score looks at: the warning's own items, and the product and its peers in the public list. */
export interface ScoreFacts {
  essential: EssentialSupply | null;
  /** Percent; null: not known. */
  marketShare: number | null;
  /** Months that the maker's stock lasts; null: not known. */
  stockMonths: number | null;
  /** Other products of the same ingredient, form and strength: those that ship normally, and all. */
  peers: { normal: number; total: number };
  /** Patients for whom there is no alternative. */
  patients: Patients;
}

export interface ScorePart {
  key: keyof ScoreRule['parts'];
  label: string;
  /** What was found, in words: 「50%以上（62%）」. */
  found: string;
  points: number;
  /** The most that this part can give. */
  most: number;
}

export interface Score {
  total: number;
  most: number;
  /** Always all of them, in the order of the table. */
  parts: ScorePart[];
}

/** The points of a warning with their reasons. */
export function scoreOf(facts: ScoreFacts, rule: ScoreRule = SCORE_RULE): Score {
  const { essential, patients } = rule.parts;
  const parts: ScorePart[] = [
    {
      key: 'essential',
      label: essential.label,
      found: facts.essential ? ESSENTIAL[facts.essential] : '対象外',
      points: essential.points[facts.essential ?? 'none'],
      most: essential.points.A,
    },
    marketSharePart(facts.marketShare, rule.parts.marketShare),
    stockPart(facts.stockMonths, rule.parts.stock),
    peersPart(facts.peers, rule.parts.peers),
    {
      key: 'patients',
      label: patients.label,
      found: PATIENTS[facts.patients],
      points: patients.points[facts.patients],
      most: patients.points.many,
    },
  ];
  const sum = (of: 'points' | 'most') => parts.reduce((total, part) => total + part[of], 0);
  return { total: sum('points'), most: sum('most'), parts };
}

function marketSharePart(percent: number | null, rule: ScoreRule['parts']['marketShare']): ScorePart {
  const shared = { key: 'marketShare', label: rule.label, most: rule.steps[0]!.points } as const;
  if (percent === null) return { ...shared, found: 'わからない', points: rule.unknown };
  // The last step begins at 0, so one is always found.
  const step = rule.steps.find(({ atLeast }) => percent >= atLeast) ?? rule.steps.at(-1)!;
  return { ...shared, found: `${percent}%（${step.atLeast}%以上）`, points: step.points };
}

function stockPart(months: number | null, rule: ScoreRule['parts']['stock']): ScorePart {
  const shared = { key: 'stock', label: rule.label, most: rule.steps[0]!.points } as const;
  if (months === null) return { ...shared, found: 'わからない', points: rule.unknown };
  const step = rule.steps.find(({ below }) => months < below);
  return step
    ? { ...shared, found: `${months}か月分（${step.below}か月分未満）`, points: step.points }
    : { ...shared, found: `${months}か月分`, points: rule.enough };
}

function peersPart(peers: ScoreFacts['peers'], rule: ScoreRule['parts']['peers']): ScorePart {
  const found = peers.total === 0 ? 'ほかに品目がない' : `${peers.total}品目のうち${peers.normal}品目`;
  const step = rule.steps.find(({ atMost }) => peers.normal <= atMost);
  return {
    key: 'peers',
    label: rule.label,
    found,
    points: step ? step.points : rule.enough,
    most: rule.steps[0]!.points,
  };
}

/** What the order of the queue looks at. */
export interface Urgency {
  score: number;
  /** When the shortage is expected to begin. */
  expectedOn: IsoDate;
  number: string;
}

/** Most points first; with equal points what begins sooner; then by number, so that the order is always the same. */
export function byUrgency(a: Urgency, b: Urgency): number {
  return (
    b.score - a.score ||
    (a.expectedOn < b.expectedOn
      ? -1
      : a.expectedOn > b.expectedOn
        ? 1
        : a.number < b.number
          ? -1
          : a.number > b.number
            ? 1
            : 0)
  );
}
