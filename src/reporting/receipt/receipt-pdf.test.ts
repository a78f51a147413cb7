import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pdfPages } from '../../platform/pdf/testing.ts';
import type { Receipt, ReceiptProduct } from '../model.ts';
import { receiptPdf } from './receipt-pdf.ts';

function product(index: number, more: Partial<ReceiptProduct> = {}): ReceiptProduct {
  return {
    yjCode: `1149019F${1000 + index}`,
    name: `試験錠${index}ｍｇ「試」`,
    changes: [
      { column: 11, label: '出荷対応', before: '①通常出荷', after: '③限定出荷（他社品の影響）' },
      { column: 12, label: '出荷対応の更新日', before: null, after: 46254 },
    ],
    publishedOn: null,
    correctedBy: null,
    corrects: null,
    ...more,
  };
}

function receipt(more: Partial<Receipt> = {}): Receipt {
  return {
    number: 'R-20260820-000123',
    kind: 'change',
    channel: 'file',
    organisation: '試験製薬株式会社',
    person: '試験 花子',
    submittedAt: '2026-08-19T15:00:05.000Z',
    reportedOn: '2026-08-20',
    fileName: '自社の一覧.xlsx',
    sha256: 'ab'.repeat(32),
    products: [product(0)],
    acknowledged: [],
    ...more,
  };
}

/** Without the spaces, which depend on where lines and fonts begin. */
const joined = (pages: string[]) => pages.map((page) => page.replace(/\s/g, ''));

describe('The receipt on paper', () => {
  test('says number, time in Japan, who, how, the hash, and every changed cell', async () => {
    const given = receipt({
      acknowledged: [{ code: 'x', wording: '理由が「－」です', count: 3 }],
      products: [product(0, { corrects: 'R-20260818-000007' })],
    });
    const [page, ...more] = joined(pdfPages(await receiptPdf(given)));
    assert.equal(more.length, 0);
    for (const said of [
      '供給状況報告受付控',
      'R-20260820-000123',
      '2026年8月20日00:00:05（日本時間）',
      '試験製薬株式会社',
      '試験花子',
      'ファイル（自社の一覧.xlsx）',
      '変更の報告：1品目',
      '理由が「－」です（3件）',
      'ab'.repeat(32),
      '試験錠0mg「試」',
      '1149019F1000',
      'R-20260818-000007の報告を訂正',
      '①通常出荷③限定出荷（他社品の影響）',
      '（空欄）2026/8/20',
      '1/1ページ',
    ])
      assert.ok(page!.includes(said), `${said} in ${page}`);
  });

  test('of the largest list fills pages, each with its head and number, in a few seconds, and no product is missing', async () => {
    const products = Array.from({ length: 743 }, (_, index) => product(index));
    const start = process.cpuUsage();
    const pages = joined(pdfPages(await receiptPdf(receipt({ products }))));
    assert.ok(process.cpuUsage(start).user < 10e6);
    assert.ok(pages.length > 20);
    pages.forEach((page, index) => {
      assert.match(page, /番号品目・YJコード項目変更前変更後/);
      assert.ok(page.endsWith(`${index + 1}/${pages.length}ページ`), page.slice(-30));
    });
    const all = pages.join('');
    for (const { yjCode } of products) assert.ok(all.includes(yjCode), yjCode);
  });

  test('of a month without changes lists the products', async () => {
    const products = [product(0, { changes: [] }), product(1, { changes: [] })];
    const [page] = joined(pdfPages(await receiptPdf(receipt({ kind: 'no-change', products }))));
    assert.match(page!, /変更なしの確認：2品目/);
    assert.match(page!, /1試験錠0mg「試」1149019F10002試験錠1mg「試」1149019F1001/);
  });

  test('loses no character: what the font cannot draw is written in another way', async () => {
    const name = '髙﨑㎎①⑳Ⅱ－α「μ」ｱ𠮟🦀';
    const [page] = joined(pdfPages(await receiptPdf(receipt({ products: [product(0, { name })] }))));
    assert.ok(page!.includes('髙﨑㎎①⑳II－〔アルファ〕「µ」ｱ𠮟'), page);
    assert.ok(page!.includes('〔U+1F980〕'), page);
  });

  test('breaks a text longer than a page over pages', async () => {
    const text = Array.from({ length: 2000 }, (_, index) => `${index}番`).join('、');
    const changes = [{ column: 15, label: '見込みの時期', before: null, after: text }];
    const pages = joined(pdfPages(await receiptPdf(receipt({ products: [product(0, { changes })] }))));
    assert.ok(pages.length > 5);
    assert.match(pages.at(-1)!, /1999番/);
  });

  test('is the same, byte for byte, whenever it is made', async () => {
    const [first, second] = [await receiptPdf(receipt()), await receiptPdf(receipt())];
    assert.ok(first.equals(second));
    const published = receipt({ products: [product(0, { publishedOn: '2026-08-21' })] });
    assert.ok(first.equals(await receiptPdf(published)), 'what came later is not on it');
  });
});
