/** How receipts speak, on pages and on paper. Pure, so that a page may use it in the browser too. */

import { secondText } from '../../platform/dates/date-text.ts';
import { numberText } from '../../platform/number-text.ts';
import type { Receipt } from '../model.ts';

export const CHANNEL_WORDS: Record<Receipt['channel'], string> = {
  form: '画面の入力',
  file: 'ファイル',
  api: 'API',
};

/** An instant as Japan reads it: 2026年8月20日 09:00:05. */
export function receiptTime(instant: string): string {
  return secondText(new Date(instant));
}

/**
 * What a receipt says above its products, in terms and texts.
 * @param products how many products it is about
 */
export function receiptFacts(receipt: Omit<Receipt, 'products'>, products: number): [string, string][] {
  const { kind, channel, fileName, acknowledged } = receipt;
  return [
    ['受付番号', receipt.number],
    ['受付日時', `${receiptTime(receipt.submittedAt)}（日本時間）`],
    ['製造販売業者', receipt.organisation],
    ['報告した人', receipt.person ?? 'プログラム（APIトークン）'],
    ['方法', `${CHANNEL_WORDS[channel]}${fileName ? `（${fileName}）` : ''}`],
    [
      '内容',
      kind === 'no-change'
        ? `変更なしの確認：${numberText(products)}品目`
        : `変更の報告：${numberText(products)}品目`,
    ],
    ...acknowledged.map((one): [string, string] => [
      '確かめた注意',
      `${one.wording}（${numberText(one.count)}件）`,
    ]),
    ['内容の検証値（SHA-256）', receipt.sha256],
  ];
}
