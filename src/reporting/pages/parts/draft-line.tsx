import { Button } from '../../../ui/forms/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { receiptTime } from '../../receipt/receipt-wording.ts';
import type { OwnDetail } from './shapes.ts';

/** That the form shows a draft: whose, of when, and whether the product has changed since. */
export function DraftLine({ draft }: { draft: NonNullable<OwnDetail['draft']> }) {
  const { savedAt, savedBy, outdated } = draft;
  return (
    <Notice kind={outdated ? 'warning' : 'info'} title="下書きを表示しています">
      <p>
        {savedBy ? `${savedBy}が` : ''}
        {receiptTime(savedAt)}に保存しました。
        {outdated ? 'その後に、この品目の内容が変わっています。変わるところを確かめてください。' : ''}
      </p>
      <Button size="sm" name="intent" value="drop-draft" formNoValidate>
        下書きを消す
      </Button>
    </Notice>
  );
}
