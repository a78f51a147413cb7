import { formatCount, formatShare } from '../../../../ui/format.ts';
import type { GroupPageData } from './group-data.ts';

/** Who still ships, in a sentence. */
export function GroupSummary({ page: { kind, counts, unhindered, makers } }: { page: GroupPageData }) {
  const less = counts.normal - unhindered;
  return (
    <section aria-label="まとめ" className="space-y-2">
      <p className="text-std-18N-160">
        {kind === 'mah'
          ? `${formatCount(counts.total)}品目のうち、`
          : `${formatCount(makers.total)}社の${formatCount(counts.total)}品目のうち、`}
        <strong>
          通常出荷は{kind === 'mah' ? '' : `${formatCount(makers.shipping)}社の`}
          {formatCount(counts.normal)}品目（{formatShare(counts.normal, counts.total)}）
        </strong>
        です。
        {less > 0 ? `そのうち${formatCount(less)}品目は、出荷量が減少・停止・薬価削除予定などです。` : null}
        {counts.limited > 0 ? `限定出荷は${formatCount(counts.limited)}品目。` : null}
        {counts.stopped > 0 ? `供給停止は${formatCount(counts.stopped)}品目。` : null}
      </p>
      <p className="print:hidden">
        <a href="#products">品目の一覧</a>
        <span aria-hidden="true">　</span>
        <a href="#changes">主な変化</a>
      </p>
    </section>
  );
}
