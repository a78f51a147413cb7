import { hash } from 'node:crypto';
import type { Drawing } from '../../platform/turns/drawer.ts';
import type { Receipt } from '../model.ts';

/** The receipt of a submission as a file. Anyone who may read the receipt may have it: it is drawn from nothing else. */
export function receiptDrawing(receipt: Receipt): Drawing {
  return {
    key: `receipt ${hash('sha256', JSON.stringify(receipt), 'base64url')}`,
    module: new URL('./receipt-pdf.ts', import.meta.url),
    name: 'receiptPdf',
    read: async () => [receipt],
  };
}
