/**
 * What the official words mean, in plain words for those who report. They say no more than the list's own headers and words do:
 * 「通常」 is the usual volume of the maker itself.
 */
import type {
  OUTLOOK_TEXT,
  REASON_TEXT,
  RESPONSE_TEXT,
  VOLUME_OUTLOOK_TEXT,
  VOLUME_TEXT,
} from '../../supply/index.ts';

type Meanings<T> = Record<keyof T, string>;

export const MEANINGS = {
  response: {
    normal: '受けた注文のすべてに応えている。理由は「７．－」、見込みは「エ. －」にします。',
    limitedOwn: '自社の事情（製造や原材料など）で、出荷の量や相手を限っている。',
    limitedOthers: '他社の品目の出荷が減った影響で注文が増え、出荷の量や相手を限っている。',
    limitedOther: '①〜③、⑤のどれでもない事情で、出荷の量や相手を限っている。',
    stopped: '出荷を止めている。出荷量は「C．出荷停止」（薬価削除の予定なら「D．薬価削除予定」）にします。',
  } satisfies Meanings<typeof RESPONSE_TEXT>,
  reason: {
    demand: '注文が増えたため。',
    material: '原薬や材料の調達に問題があるため。',
    manufacturing: '製造の問題（製造を委託した先を含む）のため。',
    quality: '品質の問題（製造を委託した先を含む）のため。',
    administrative: '行政処分（製造を委託した先を含む）のため。',
    delisting: '薬価から削除される予定のため。出荷量は「D．薬価削除予定」にします。',
    none: '理由がない（通常出荷のとき）。',
    other: '１〜６のどれでもない理由。見込みの時期の欄に、短い説明を書いてください。',
  } satisfies Meanings<typeof REASON_TEXT>,
  outlook: {
    yes: '限定出荷の解除、供給停止の解消の見込みがある。時期を⑯に書きます。',
    no: '解除・解消の見込みがない。',
    undecided: '見込みが決まっていない。',
    none: '通常出荷など、見込みを書くことがないとき。',
  } satisfies Meanings<typeof OUTLOOK_TEXT>,
  outlookText:
    '見込みの時期、または販売中止品の在庫がなくなる時期。例：2026年10月上旬、2026年9月頃在庫消尽見込み',
  volume: {
    increased: '通常より多く出荷している。',
    normal: '通常の量を出荷している。出荷対応（⑫）とは別に答えます。',
    decreased: '通常より少なく出荷している。',
    halted: '出荷していない。出荷対応は「⑤供給停止」にします。',
    delisting: '薬価から削除される予定である。',
  } satisfies Meanings<typeof VOLUME_TEXT>,
  volumeOutlook: {
    immediate: 'すぐに増やせる（任意の欄です。選んだら⑲の量も書きます）。',
    oneMonth: '１か月以内に増やせる。',
    twoMonths: '２か月以内に増やせる。',
    threeMonths: '３か月以内に増やせる。',
    overThreeMonths: '増やせるまで３か月を超える。',
  } satisfies Meanings<typeof VOLUME_OUTLOOK_TEXT>,
  volumeOutlookPercent: '改善したときの量を、通常の出荷量を100とした数で。例：80（80%のこと）',
};
