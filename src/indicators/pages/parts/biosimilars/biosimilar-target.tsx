import { formatDate } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { measurePath } from '../../../addresses.ts';
import { formatFraction, formatFractionRange } from '../../../fraction-wording.ts';
import { goalWords } from '../../../headlines/goal-wording.ts';
import type { Headline } from '../../../headlines/headline-model.ts';
import { FAMILY_MEASURES, REACHED_MEASURES } from '../../../page-measures.ts';
import type { BiosimilarsView, ViewQuery } from '../../../views/read-biosimilars.ts';
import { HeadlineFigures } from '../figures/headline-figures.tsx';
import { ShareCell } from '../figures/share-cell.tsx';

/** The target's headline, and of the view that was asked for how many ingredients are at 80%, of how many. */
export function BiosimilarTarget(props: {
  view: BiosimilarsView;
  query: ViewQuery;
  headline: Headline | null;
}) {
  const { view, query, headline } = props;
  const { reached, threshold, target } = view;
  const { count, share } = reached;
  const bound = (value: number | null) => value ?? 0;
  const range = bound(count.lower) === bound(count.upper) ? '' : `（${count.lower}〜${count.upper}成分）`;
  return (
    <div className="space-y-3">
      {headline ? (
        <div className="max-w-xl">
          <HeadlineFigures headline={headline} />
        </div>
      ) : null}
      <p>
        {view.source.title}で、使用割合が{formatFraction(threshold, 0)}以上の成分：
        <Link to={measurePath({ ...query, measure: REACHED_MEASURES.count })}>{count.value}成分</Link>
        {range}／{count.denominator}成分（
        <Link to={measurePath({ ...query, measure: REACHED_MEASURES.share })}>
          {formatFraction(share.value)}
        </Link>
        ）
      </p>
      <p className="text-dns-14N-130 text-solid-gray-700">
        範囲は{formatFractionRange(share.lower, share.upper)}。
        {target && headline
          ? `目標は、${formatDate(headline.by)}までに、全体の成分の${goalWords(headline, threshold)}（図の線）。`
          : ''}
        分母は、この期間に後続品が使われた成分です。
      </p>
      <p>
        全成分を合わせた使用割合（金額）：
        <ShareCell
          figure={view.nation.value}
          to={measurePath({ ...query, measure: FAMILY_MEASURES.value })}
        />
      </p>
    </div>
  );
}
