/**
 * The receipt of a submission as a PDF of A4 pages, for the files of a manufacturer. It holds what was taken, when and from
 * whom, and nothing that comes later: the same submission gives the same bytes always.
 */
import { breakLines, type Document, drawLine } from '../../platform/pdf/lines.ts';
import { drawMainTitle, endDocument, MARGIN, openDocument, WIDTH } from '../../platform/pdf/page.ts';
import { drawTable, type PdfColumn, type PdfRecord } from '../../platform/pdf/table.ts';
import { tagged } from '../../platform/pdf/tags.ts';
import { readable } from '../../platform/text.ts';
import type { Receipt } from '../model.ts';
import { cellText } from '../rules/cell-text.ts';
import { receiptFacts } from './receipt-wording.ts';

export async function receiptPdf(receipt: Receipt): Promise<Buffer> {
  const title = '供給状況報告 受付控';
  const { document, bytes } = openDocument(`${title} ${receipt.number}`, new Date(receipt.submittedAt));
  const y = drawFacts(document, receipt);
  if (receipt.kind === 'no-change') drawTable(document, UNCHANGED_COLUMNS, unchanged(receipt), y);
  else drawTable(document, CHANGED_COLUMNS, changed(receipt), y);
  endDocument(document, `${title}　${receipt.number}`);
  return bytes;
}

const CHANGED_COLUMNS: PdfColumn[] = [
  { header: '番号', width: 28 },
  { header: '品目・YJコード', width: 172 },
  { header: '項目', width: 83 },
  { header: '変更前', width: 114 },
  { header: '変更後', width: 114 },
];
const UNCHANGED_COLUMNS: PdfColumn[] = [
  { header: '番号', width: 40 },
  { header: '品目', width: 371 },
  { header: 'YJコード', width: 100 },
];

function changed({ products }: Receipt): PdfRecord[] {
  return products.map(({ name, yjCode, changes, corrects }, index) => ({
    once: [String(index + 1), `${readable(name)}\n${yjCode}${corrects ? `\n${corrects} の報告を訂正` : ''}`],
    parts: changes.map(({ column, label, before, after }) => [
      label,
      readable(cellText(column, before)),
      readable(cellText(column, after)),
    ]),
  }));
}

function unchanged({ products }: Receipt): PdfRecord[] {
  return products.map(({ name, yjCode }, index) => ({
    once: [],
    parts: [[String(index + 1), readable(name), yjCode]],
  }));
}

/** Title and facts; gives where the table begins. */
function drawFacts(document: Document, receipt: Receipt): number {
  drawMainTitle(document, '供給状況報告 受付控', 46);
  let y = 82;
  for (const [term, text] of receiptFacts(receipt, receipt.products.length)) {
    tagged(document, 'P', () => {
      drawLine(document, breakLines(term, 9, 130, 700)[0]!, 9, MARGIN, y);
      for (const line of breakLines(text, 9, WIDTH - 130)) {
        drawLine(document, line, 9, MARGIN + 130, y);
        y += 15;
      }
    });
  }
  return y + 10;
}
