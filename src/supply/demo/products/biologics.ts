/**
 * Invented biologics: families of a reference, its biosimilars and, of one, authorised biologics, named by the rules by which the
 * house finds families (［…後続１］, ＢＳ). Nothing of them is a real ingredient: every name carries a joint of names.ts that no name
 * of the official lists has.
 */
import { DEMO_MARK } from '../../model.ts';
import type { Random } from '../random.ts';
import type { CodeBook } from './codes.ts';
import type { Maker, Makers } from './makers.ts';
import type { Biologic, DemoProduct, Family } from './types.ts';

interface Plan {
  /** After デモ. */
  base: string;
  brand: string;
  classCode: string;
  className: string;
  form: string;
  letters: string;
  /** Column ④, as in names, and the reference's price. */
  strengths: [text: string, label: string, price: number][];
  biosimilars: number;
  authorised?: true;
  /** Price of a biosimilar by that of its reference. */
  ratio: number;
}

const DIGESTIVE = { classCode: '2399', className: 'その他の消化器官用薬' };
const BLOOD = { classCode: '3399', className: 'その他の血液・体液用薬' };
const METABOLIC = { classCode: '3999', className: '他に分類されない代謝性医薬品' };
const TUMOUR = { classCode: '4291', className: 'その他の腫瘍用薬' };
const VIAL = { form: '点滴静注用', letters: 'DEFXC' };
const SYRINGE = { form: '皮下注シリンジ', letters: 'GPSTU' };

const PLANS: Plan[] = [
  {
    base: 'サモソネマブ',
    brand: 'ユメノモックス',
    ...DIGESTIVE,
    ...VIAL,
    strengths: [['１００ｍｇ１瓶', '１００ｍｇ', 58_400]],
    biosimilars: 4,
    ratio: 0.52,
  },
  {
    base: 'ホロミモグラスチム',
    brand: 'ハモネラ',
    ...BLOOD,
    ...SYRINGE,
    strengths: [
      ['７５μｇ０．３ｍＬ１筒', '７５μｇ', 6120],
      ['１５０μｇ０．６ｍＬ１筒', '１５０μｇ', 9840],
    ],
    biosimilars: 3,
    ratio: 0.45,
  },
  {
    base: 'ハレモラポエチン',
    brand: 'ヤモレプシン',
    ...METABOLIC,
    ...SYRINGE,
    strengths: [
      ['１０μｇ０．５ｍＬ１筒', '１０μｇ', 1740],
      ['３０μｇ０．５ｍＬ１筒', '３０μｇ', 3980],
      ['６０μｇ０．５ｍＬ１筒', '６０μｇ', 6750],
    ],
    biosimilars: 3,
    authorised: true,
    ratio: 0.6,
  },
  {
    base: 'ユキノグルセプト',
    brand: 'ニミホロン',
    ...METABOLIC,
    ...SYRINGE,
    strengths: [
      ['２５ｍｇ０．５ｍＬ１筒', '２５ｍｇ', 10_300],
      ['５０ｍｇ１ｍＬ１筒', '５０ｍｇ', 20_100],
    ],
    biosimilars: 2,
    ratio: 0.62,
  },
  {
    base: 'タソヨルマブ',
    brand: 'ノメモリア',
    ...TUMOUR,
    ...VIAL,
    strengths: [
      ['１００ｍｇ４ｍＬ１瓶', '１００ｍｇ', 27_900],
      ['４００ｍｇ１６ｍＬ１瓶', '４００ｍｇ', 104_000],
    ],
    biosimilars: 3,
    ratio: 0.48,
  },
];

/** How many products the families have. */
export const BIOLOGICS = PLANS.reduce(
  (sum, { strengths, biosimilars, authorised }) =>
    sum + strengths.length * (1 + biosimilars + (authorised ? 1 : 0)),
  0,
);

/** The products of all families, in the order of the plan. */
export function makeBiologics(random: Random, codes: CodeBook, makers: Makers): DemoProduct[] {
  return PLANS.flatMap((plan) => {
    const base = DEMO_MARK + plan.base;
    const own = `${base}（遺伝子組換え）`;
    const owner = makers.pick('originator');
    const taken = new Set<Maker>([owner]);
    const products = ofOne(plan, codes, {
      ingredient: own,
      named: (label) => `${DEMO_MARK}${plan.brand}${plan.form}${label}`,
      maker: owner,
      role: 'reference',
      factor: 1,
      year: 2008,
    });
    const follow = (role: 'biosimilar' | 'authorised', ingredient: string, mark: string, index: number) => {
      const maker = makers.pick('generic', taken);
      taken.add(maker);
      products.push(
        ...ofOne(plan, codes, {
          ingredient,
          named: (label) => `${base}${mark}${plan.form}${label}「${maker.short}」`,
          maker,
          role,
          factor: plan.ratio * (0.92 + random.next() * 0.16),
          year: 2014 + index * 2,
        }),
      );
    };
    if (plan.authorised) follow('authorised', own, '', 1);
    for (let n = 1; n <= plan.biosimilars; n++)
      follow('biosimilar', `${own}［${base}後続${wide(n)}］`, 'ＢＳ', n);
    return products;
  });
}

const wide = (digit: number) => String.fromCharCode('０'.charCodeAt(0) + digit);

/** One maker's products, one a strength; of an ingredient number of their own, as in reality. */
function ofOne(
  plan: Plan,
  codes: CodeBook,
  one: {
    ingredient: string;
    named: (label: string) => string;
    maker: Maker;
    role: Biologic['role'];
    factor: number;
    year: number;
  },
): DemoProduct[] {
  const family: Family = {
    substance: { base: DEMO_MARK + plan.base, ingredient: one.ingredient },
    className: plan.className,
    classCode: plan.classCode,
    kind: 'generics',
    essential: null,
    basic: false,
    mood: 1,
  };
  const first7 = codes.ingredient(plan.classCode, 'injection', false);
  return plan.strengths.map(([text, label, price]) => ({
    yjCode: codes.brand(codes.strength(first7, plan.letters)),
    name: one.named(label),
    strength: { text, label },
    form: plan.form,
    maker: one.maker,
    route: 'injection',
    category: one.role === 'reference' ? 'originator' : 'generic',
    listedOn: `${one.year}-06-12`,
    family,
    biologic: { role: one.role, price: Math.round(price * one.factor) },
  }));
}
