/** Dosage forms and strengths, written the way the official list writes them (full-width, '２．５ｍｇ１錠'). */
import type { Random } from '../random.ts';

export type DemoRoute = 'internal' | 'external' | 'injection';

export interface Form {
  /** Form letters of the code, in order of use. */
  letters: string;
  /** As in product names: '錠', '点眼液'. */
  name: string;
  ladder: Ladder;
  /** What the strength is counted in: '１錠', '１ｇ'. */
  per: string;
  weight: number;
}

export interface Strength {
  /** Column ④. */
  text: string;
  /** As in product names; '' where the form has one strength only. */
  label: string;
}

const LADDERS = {
  mg: [
    0.1, 0.25, 0.5, 1, 2, 2.5, 3, 5, 10, 15, 20, 25, 30, 40, 50, 75, 80, 100, 150, 200, 250, 300, 400, 500,
  ],
  bigMg: [5, 10, 20, 25, 40, 50, 80, 100, 150, 200, 250, 300, 400, 500, 600, 750, 1000, 1500, 2000],
  percent: [0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.25, 0.3, 0.5, 1, 1.5, 2, 2.5, 3, 5, 10, 20, 30, 40, 50],
  mL: [0.5, 1, 2, 5, 10, 20, 50],
  bag: [50, 100, 200, 250, 300, 500, 1000, 1500, 2000],
  units: [50, 100, 200, 250, 400, 500, 1000, 1500, 2000, 2500, 3000, 5000, 10000, 20000],
  none: [],
} as const;
type Ladder = keyof typeof LADDERS;
const UNITS: Record<Ladder, string> = {
  mg: 'ｍｇ',
  bigMg: 'ｍｇ',
  percent: '％',
  mL: 'ｍＬ',
  bag: 'ｍＬ',
  units: '単位',
  none: '',
};

const form = (letters: string, name: string, ladder: Ladder, per: string, weight: number): Form => ({
  letters,
  name,
  ladder,
  per,
  weight,
});

const INTERNAL = [
  form('FGHKL', '錠', 'mg', '１錠', 66),
  form('FGHKL', 'ＯＤ錠', 'mg', '１錠', 14),
  form('MNPE', 'カプセル', 'mg', '１カプセル', 8),
  form('CDBAE', '細粒', 'percent', '１ｇ', 4),
  form('BACDE', '散', 'percent', '１ｇ', 3),
  form('DCBAE', '顆粒', 'percent', '１ｇ', 4),
  form('RTBAC', 'ドライシロップ', 'percent', '１ｇ', 2),
  form('QSTRL', 'シロップ', 'percent', '１ｍＬ', 1.5),
  form('SQTRL', '内用液', 'percent', '１ｍＬ', 1.5),
];
const EXTERNAL = [
  form('QPRTU', '外用液', 'percent', '１ｍＬ', 30),
  form('SYTUW', 'テープ', 'bigMg', '１枚', 22),
  form('SYTUW', 'パップ', 'bigMg', '１枚', 8),
  form('MLKPU', '軟膏', 'percent', '１ｇ', 15),
  form('NVPLU', 'クリーム', 'percent', '１ｇ', 12),
  form('JKHEP', '坐剤', 'mg', '１個', 8),
  form('GRYUV', '点鼻液', 'mg', '１瓶', 5),
];
const INJECTION = [
  form('AHQUV', '注', 'mg', '１管', 38),
  form('AHQUV', '点滴静注', 'bigMg', '１瓶', 16),
  form('DEFXC', '注射用', 'bigMg', '１瓶', 20),
  form('FDEXC', '静注用', 'bigMg', '１瓶', 6),
  form('GPSTU', '注シリンジ', 'mg', '１筒', 20),
];
const EYE = [
  form('QPRTU', '点眼液', 'percent', '１ｍＬ', 90),
  form('MLKPU', '眼軟膏', 'percent', '１ｇ', 10),
];
const INHALED = [
  form('GRYUV', '吸入用カプセル', 'mg', '１カプセル', 1),
  form('GRYUV', 'エアゾール', 'mg', '１キット', 2),
  form('SYTUW', 'テープ', 'mg', '１枚', 2),
];
const DISINFECTANT = [
  form('QPRTU', '消毒液', 'percent', '１０ｍＬ', 6),
  form('XWVUT', '消毒用液', 'none', '１０ｍＬ', 3),
];
const BAG = [form('AHQUX', '輸液', 'bag', '１袋', 8), form('GPSTU', '注シリンジ', 'mL', '１筒', 2)];
const BLOOD = [
  form('DEFXA', '静注用', 'units', '１瓶（溶解液付）', 3),
  form('AHQUV', '静注', 'mL', '１瓶', 2),
];
const VACCINE = [form('GPSTU', '筋注シリンジ', 'mL', '１筒', 1), form('AHQDE', '皮下注', 'mL', '１瓶', 2)];
const CRUDE = [form('XWVUT', '', 'none', '１０ｇ', 12), form('AEBCD', '末', 'none', '１０ｇ', 1)];
const EXTRACT = [
  form('CBAET', '細粒', 'none', '１ｇ', 4),
  form('DBAET', '顆粒', 'none', '１ｇ', 5),
  form('FGHKL', '錠', 'none', '１錠', 1),
];
const BULK = [form('XWVUT', '', 'none', '１０ｇ', 1), form('XWVUT', '', 'none', '１０ｍＬ', 1)];

/** The forms a class has by a route, found by the beginning of its code. */
const SPECIAL: [RegExp, DemoRoute, Form[]][] = [
  [/^510/, 'internal', CRUDE],
  [/^5[29]/, 'internal', EXTRACT],
  [/^71/, 'internal', BULK],
  [/^71/, 'external', BULK],
  [/^131/, 'external', EYE],
  [/^2[2]/, 'external', INHALED],
  [/^(261|73)/, 'external', DISINFECTANT],
  [/^3(3[13]|23|4)/, 'injection', BAG],
  [/^634/, 'injection', BLOOD],
  [/^63/, 'injection', VACCINE],
];
const USUAL = { internal: INTERNAL, external: EXTERNAL, injection: INJECTION };

export function pickForm(random: Random, classCode: string, route: DemoRoute): Form {
  const forms = SPECIAL.find(([code, r]) => r === route && code.test(classCode))?.[2] ?? USUAL[route];
  return forms[random.weighted(forms.map((f) => f.weight))]!;
}

/** Up to `count` strengths of a form, rising; one where the form has no strengths. */
export function strengthsOf(random: Random, f: Form, count: number): Strength[] {
  const ladder = LADDERS[f.ladder];
  if (ladder.length === 0) return [{ text: f.per, label: '' }];
  const middle = ladder.length * 0.4;
  let at = Math.round(middle + random.bell() * middle * 0.4);
  at = Math.max(0, Math.min(at, ladder.length - count));
  return ladder.slice(at, at + count).map((amount) => ({
    text: wide(withThousands(amount)) + UNITS[f.ladder] + f.per,
    label: wide(String(amount)) + UNITS[f.ladder],
  }));
}

/** The list separates thousands in column ④ ('１，０００ｍｇ'), names of products do not. */
function withThousands(amount: number): string {
  return amount < 1000
    ? String(amount)
    : `${Math.floor(amount / 1000)},${String(amount % 1000).padStart(3, '0')}`;
}

/** Half-width digits and signs as the official list writes them. */
export function wide(text: string): string {
  return text.replace(/[!-~]/g, (ch) => String.fromCharCode(ch.charCodeAt(0) + 0xfee0));
}
