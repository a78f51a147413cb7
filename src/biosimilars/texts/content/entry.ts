/** What a biosimilar is, in three sentences: the first thing on the site. */
export const ENTRY: readonly string[] = [
  'バイオ後続品（バイオシミラー）は、先に使われてきたバイオ医薬品（もとの薬）と、効き目と安全性が同等・同質であると、{term:trial|治験}で確かめられた薬です。{cite:biosimilar-is}',
  'はじめて決まる値段は、原則として、もとの薬の{value:biosimilar-price}です。{cite:biosimilar-price}',
  '国は、医療保険をこれからも続けるために、使う人を増やすことが欠かせないとしています。{cite:sustain-insurance}',
];

/** How the site relates to the ministry's. */
export const ENTRY_NOTE =
  'このページは、厚生労働省などの資料をもとに、やさしい言葉で書き直したものです。数字や説明に付いた「出典」を押すと、もとの資料の言葉を読めます。病気や治療のことは、かかっている医師や薬剤師に聞いてください。';
