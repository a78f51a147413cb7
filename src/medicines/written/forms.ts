/**
 * Forms of medicines in the words of labels, prescriptions and pharmacists: what is one form under several words (口腔内崩壊錠 = OD錠,
 * シロップ用 = ドライシロップ), and how far two forms lie apart. Pure.
 */
import { fold } from '../normalise.ts';

/** A form: its family, what it is within the family, and how it gives off its substance. */
export interface Form {
  family: string;
  kind: string;
  /** 'od' melts in the mouth, 'slow' gives off over hours, and so on; '' for the plain form. */
  how: string;
  /** How long a slow form gives off, where its letters say so. */
  hours: number | null;
}

/** Words of each form, as `family kind how hours`. */
const WORDS: Record<string, string> = {
  'tablet tablet slow-od': '徐放口腔内崩壊錠 徐放OD錠',
  'tablet tablet od':
    '口腔内崩壊錠 口腔内速溶錠 口腔内速崩錠 口崩錠 OD錠 OD D錠 RPD錠 RM錠 速溶錠 レディタブ錠 ザイディス錠',
  'tablet film od': 'ODフィルム 口腔内崩壊フィルム',
  'tablet tablet slow': '徐放錠 徐放性錠 SR錠 R錠 ER錠 XR錠 LP錠 MR錠 TR錠',
  'tablet tablet slow 12': 'L錠',
  'tablet tablet slow 24': 'CR錠 LA錠 徐放U錠',
  'tablet tablet enteric': '腸溶錠 腸溶性錠',
  'tablet tablet sublingual': '舌下錠',
  'tablet tablet buccal': 'バッカル錠',
  'tablet tablet chewable': 'チュアブル錠 チュアブル 咀嚼錠',
  'tablet tablet granular': '粒状錠',
  'tablet tablet': '錠剤 錠 素錠 普通錠 裸錠',
  'capsule capsule slow': '徐放カプセル 徐放性カプセル Rカプセル Lカプセル SRカプセル LAカプセル CRカプセル',
  'capsule capsule enteric': '腸溶カプセル 腸溶性カプセル',
  'capsule capsule granular': '粒状カプセル',
  'capsule capsule': 'カプセル カプセル剤 カプ Cap カプセルセット',
  'powder fine': '細粒',
  'powder granule slow': '徐放顆粒 徐放性顆粒 R顆粒 徐放細粒 R細粒',
  'powder granule enteric': '腸溶顆粒 腸溶性顆粒',
  'powder granule': '顆粒',
  'powder powder': '散 散剤 倍散',
  'powder bulk': '原末 末 粉末',
  'drySyrup drySyrup':
    'シロップ用 ドライシロップ DS シロップ用細粒 シロップ用顆粒 小児用ドライシロップ 小児用DS',
  'liquid syrup': 'シロップ シロップ剤',
  'liquid elixir': 'エリキシル',
  'liquid oral': '経口液 内用液 内服液 液剤 内用液剤 経口懸濁液 内用懸濁液 分包液 液分包',
  'liquid liquid': '液',
  'jelly oral': '経口ゼリー 内用ゼリー 内服ゼリー',
  'jelly jelly': 'ゼリー',
  'patch tape': 'テープ 貼付剤 テープ剤 経皮吸収型テープ',
  'patch patch': 'パッチ',
  'patch pap': 'パップ パップ剤 湿布 温シップ 冷シップ シップ',
  'ointment ointment': '軟膏 軟こう',
  'ointment cream': 'クリーム',
  'ointment gel': 'ゲル',
  'external liquid': '外用液 外用液剤 消毒液 塗布液 ローション',
  'external spray': 'スプレー 外用スプレー 外用噴霧',
  'external foam': 'フォーム 外用泡状スプレー 泡',
  'external powder': '外用散 外用末',
  'eye drops': '点眼液 点眼 点眼薬',
  'eye drops slow': 'XE点眼液 LA点眼液 TG点眼液 ゲル化点眼液',
  'eye eyeEarNose': '点眼点耳点鼻液 点眼・点鼻液 点眼・点耳・点鼻液 眼耳鼻科用液 点眼点鼻液',
  'eye ointment': '眼軟膏',
  'nose drops': '点鼻液 点鼻スプレー 点鼻 点鼻薬 点鼻粉末',
  'ear drops': '点耳液 点耳',
  'rectal suppository': '坐剤 坐薬 座薬 坐',
  'rectal enema': '注腸 浣腸',
  'vaginal tablet': '腟錠 膣錠 腟坐剤',
  'inhaled liquid': '吸入液 吸入 吸入用',
  'inhaled powder': '吸入粉末剤 吸入用散剤 吸入用カプセル',
  'inhaled aerosol': 'エアゾール エアー',
  'mouth wash': 'うがい液 含嗽液 含嗽用液 含嗽剤 ガーグル うがい薬 含嗽用 うがい',
  'mouth powder': '含嗽用散',
  'mouth granule': '含嗽用顆粒',
  'mouth troche': 'トローチ',
  'mouth ointment': '口腔用軟膏',
  'injection injection':
    '注射用 注射液 注射 注 静注 静注用 静注液 筋注 皮下注 皮下注用 点滴静注 点滴静注用 点滴静注液 点滴 注シリンジ 皮下注シリンジ 静注シリンジ 皮下注ペン 皮下注オートインジェクター シリンジ キット バッグ 注キット 注バッグ',
};

const FORMS = new Map<string, Form>(
  Object.entries(WORDS).flatMap(([form, words]) => {
    const [family = '', kind = '', how = '', hours] = form.split(' ');
    const one = { family, kind, how, hours: hours ? Number(hours) : null };
    return words.split(' ').map((word): [string, Form] => [fold(word), one]);
  }),
);
/** Longest first, so that 口腔内崩壊錠 is not read as 錠; a word in Latin letters alone ends where they do. */
const WORD = new RegExp(
  [...FORMS.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => {
      const start = /^[a-z]/.test(word) ? '(?<![a-z])' : '';
      // テープ is not in ウイテプゾール, whose long vowel is gone.
      const end = /[a-z]$/.test(word)
        ? '(?![a-z])'
        : /\p{sc=Hiragana}$/u.test(word)
          ? '(?!\\p{sc=Hiragana})'
          : '';
      return start + word + end;
    })
    .join('|'),
  'gu',
);

/** The last form that a folded text names, with where it stands; what is no medicine's name before it is none (散, 末 alone). */
export function findForm(folded: string): { form: Form; at: number; length: number } | null {
  let last: { form: Form; at: number; length: number } | null = null;
  for (const { 0: word, index: at } of folded.matchAll(WORD))
    last = { form: FORMS.get(word)!, at, length: word.length };
  return last;
}

/** What an asked form may lie apart from a product's: 0 is the same, up to {@link NEAR_FORM} it may be the same under another word. */
const NEAR_FORM = 2;
/** A plain 液 on a label may be for the skin (外用液) as well as for the mouth. */
const PLAIN_LIQUID = 1.5;
/** The same family, but not the same form: a plain tablet for one that melts in the mouth. */
const OTHER_FORM = 4;
/** Another family: a capsule for a tablet. */
const OTHER_FAMILY = 8;

/** Forms that are one in the words of some makers, and apart in those of others. */
const KINDRED: readonly string[][] = [
  ['liquid', 'external'],
  ['liquid', 'mouth'],
  ['ointment', 'eye'],
  ['powder', 'drySyrup'],
  ['powder', 'mouth'],
  ['jelly', 'ointment'],
];

/**
 * How far a product's form lies from the asked one; a product that names none may have any.
 * @param isBrand only brands leave out that they are slow or enteric (デパケンR is written so, セレニカ not): a product that is called by its
 *   ingredient and says nothing is released at once
 */
export function formDistance(asked: Form | null, has: Form | null, isBrand: boolean): number {
  if (!asked) return 0;
  if (!has) return NEAR_FORM;
  if (asked.family !== has.family) {
    if (asked.family === 'external' && has.kind === 'liquid' && has.family === 'liquid') return PLAIN_LIQUID;
    const kindred = KINDRED.some((pair) => pair.includes(asked.family) && pair.includes(has.family));
    return kindred ? OTHER_FORM : OTHER_FAMILY;
  }
  const kinds = asked.kind === has.kind ? 0 : NEAR_FORM;
  if (asked.how === has.how) return kinds;
  const mayBe = isBrand && has.how === '' && (asked.how === 'slow' || asked.how === 'enteric');
  return kinds + (mayBe ? NEAR_FORM : OTHER_FORM);
}
