/**
 * The words by which invented data says what it is. They stand on everything of a site that shows a demonstration: pages,
 * files, feeds, answers and messages. Pure: pages say them too.
 */

/** In place of the source of real data: who finds a copy alone knows that nothing of it is true. */
export const INVENTED = 'デモ（架空のデータです。実在の医薬品・企業・供給状況・利用の実績ではありません）';

/** The source of real data. */
const CREDIT = '出典：厚生労働省「医療用医薬品供給状況」を加工して作成';

/** What a copy says of where it comes from. */
export const creditOf = (invented = false): string => (invented ? INVENTED : CREDIT);

/** Before the subject or title of a message. */
export const INVENTED_PREFIX = '【デモ】';

/** A header of every answer of a site that shows a demonstration, for programs and for what has no place for words. */
export const INVENTED_HEADER = { name: 'antei-data', value: 'demonstration' } as const;
