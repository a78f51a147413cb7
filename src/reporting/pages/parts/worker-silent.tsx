import { Notice } from '../../../ui/notice.tsx';
import { receiptTime } from '../../receipt/receipt-wording.ts';

/** Tells officers that nothing happens by itself: no worker has been heard of for a minute. */
export function WorkerSilent({ lastSeen }: { lastSeen: string | null }) {
  return (
    <Notice kind="error" title="自動の仕事（毎日の公開、お知らせの配信）が止まっています">
      <p>
        {lastSeen
          ? `最後に動いているのを確かめたのは、${receiptTime(lastSeen)}（日本時間）です。`
          : 'まだ一度も動いていません。'}
        閲覧、報告の受付、手動の公開は使えます。止まっている間のお知らせは、戻りしだい送ります。
      </p>
      <p>
        1分ほどで消えないときは、サイトの運用者に「ワーカー（antei worker）が動いていない」とお伝えください。
      </p>
    </Notice>
  );
}
