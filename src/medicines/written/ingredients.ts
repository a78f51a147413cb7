/** Ingredients as keys: salts abbreviated as names of products do (ナトリウム = Na), water of crystals and brackets left out. Pure. */
import { fold } from '../normalise.ts';

/** What names abbreviate. */
const SHORT: readonly [RegExp, string][] = [
  [new RegExp(fold('ナトリウム'), 'g'), 'na'],
  [new RegExp(fold('カリウム'), 'g'), 'k'],
  [new RegExp(fold('カルシウム'), 'g'), 'ca'],
  [new RegExp(fold('ホスフェイト'), 'g'), fold('リン酸塩')],
  // Esters with the acid before, as names were made until 2007: メタスルホ安息香酸デキサメタゾンＮａ, 吉草酸ベタメタゾン.
  [
    new RegExp(
      `^(${['メタスルホ安息香酸', '吉草酸', '酪酸', 'プロピオン酸', '酪酸プロピオン酸', 'リン酸', '酢酸', 'コハク酸'].map((word) => fold(word)).join('|')})(\\p{sc=Hiragana}+(?:ぞん|ろん|おん))(na)?$`,
      'u',
    ),
    `$2$1${fold('エステル')}$3`,
  ],
  [new RegExp(`乾燥(?=${fold('水酸化アルミニウム')})|(?<=${fold('水酸化アルミニウム')})げる`, 'g'), ''],
  [/塩化物水和物|[一二三四五六七八九十半]*水和物|無水物?|乾燥(?=$)/g, ''],
];
/** Endings that a prescription may leave out (アムロジピンベシル酸塩 → アムロジピン). */
const SALT = new RegExp(
  `(?:${[
    '塩酸塩',
    '二塩酸塩',
    '臭化水素酸塩',
    '臭化物',
    '塩化物',
    'ヨウ化物',
    '硫酸塩',
    '硝酸塩',
    'メシル酸塩',
    'ベシル酸塩',
    'トシル酸塩',
    'エシル酸塩',
    'マレイン酸塩',
    'フマル酸塩',
    '酒石酸塩',
    'クエン酸塩',
    'コハク酸塩',
    'リン酸塩',
    '酢酸塩',
    '乳酸塩',
    '安息香酸塩',
    'パモ酸塩',
    'シュウ酸塩',
    'カンシル酸塩',
    'ジプロピオン酸エステル',
    'エステル',
    '塩',
    'エルブミン',
    'アルギニン',
    'トロメタミン',
    'メグルミン',
    'ベータデクス',
    'na',
    'k',
    'ca',
    'カルシウム',
    'マグネシウム',
  ]
    .map((word) => fold(word))
    .join('|')})+$`,
);
/** Acids and halides that are nothing without what they are bound to. */
const NOTHING_ALONE = new RegExp(
  `^(?:${[
    '炭酸',
    '炭酸水素',
    '硫酸',
    '塩化',
    '臭化',
    'ヨウ化',
    'リン酸',
    'リン酸水素',
    'クエン酸',
    '酢酸',
    '硝酸',
    '水酸化',
    '酸化',
    '乳酸',
    'グルコン酸',
    'アスパラギン酸',
    '沈降炭酸',
    'フッ化',
  ]
    .map((word) => fold(word))
    .join('|')})$`,
);

/** Acids before what they are bound to, as names were made until 2007: 塩酸プソイドエフェドリン. */
const OLD_SALT = /^(?:塩酸|臭化水素酸)(?=\p{sc=Hiragana}{3})/u;

/** An ingredient, or a brand, in two keys. */
export interface Part {
  /** With its salt. */
  full: string;
  /** Without. */
  base: string;
}

/** The keys of one ingredient's folded text; null for one that says nothing. */
function partOf(folded: string): Part | null {
  let full = folded.replace(/[^\p{L}\p{N}]+/gu, '');
  for (const [long, short] of SHORT) full = full.replace(long, short);
  if (full === '') return null;
  const base = full.replace(SALT, '').replace(OLD_SALT, '');
  const alone = base.length < 2 || NOTHING_ALONE.test(base);
  return { full, base: alone ? full : base };
}

/** The ingredients of a folded list: 'テルミサルタン・アムロジピンベシル酸塩' has two. */
export function partsOf(folded: string): Part[] {
  return folded.split(/[・/+,、;&]/).flatMap((piece) => partOf(piece) ?? []);
}
