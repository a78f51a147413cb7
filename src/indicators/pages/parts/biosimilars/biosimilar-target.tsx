import { momentText } from '../../../../platform/dates/date-text.ts';
import { BoundsBar } from '../../../../ui/charts/bounds-bar.tsx';
import { formatDate } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { measurePath } from '../../../addresses.ts';
import { formatFraction, formatFractionRange } from '../../../fraction-wording.ts';
import type { OfficialSeries } from '../../../measures/official-series/series.ts';
import { FAMILY_MEASURES, REACHED_MEASURES } from '../../../page-measures.ts';
import type { BiosimilarsView, ViewQuery } from '../../../views/read-biosimilars.ts';
import { ShareCell } from '../figures/share-cell.tsx';

/** How many ingredients are at 80%, of how many, beside the target and what the state published. */
export function BiosimilarTarget(props: {
  view: BiosimilarsView;
  query: ViewQuery;
  official: readonly OfficialSeries[];
}) {
  const { view, query, official } = props;
  const { reached, threshold, target } = view;
  const { count, share } = reached;
  const bound = (value: number | null) => value ?? 0;
  const range = bound(count.lower) === bound(count.upper) ? '' : `（${count.lower}〜${count.upper}成分）`;
  return (
    <div className="space-y-3">
      <p className="text-std-18B-160">
        使用割合が{formatFraction(threshold, 0)}以上の成分：
        <Link to={measurePath({ ...query, measure: REACHED_MEASURES.count })}>{count.value}成分</Link>
        {range}／{count.denominator}成分（
        <Link to={measurePath({ ...query, measure: REACHED_MEASURES.share })}>
          {formatFraction(share.value)}
        </Link>
        ）
      </p>
      <div className="max-w-xl">
        <BoundsBar {...share} target={target?.value} />
      </div>
      <p className="text-dns-14N-130 text-solid-gray-700">
        範囲は{formatFractionRange(share.lower, share.upper)}。
        {target
          ? `目標は、${formatDate(target.by)}までに、全体の成分の${formatFraction(target.value, 0)}以上（図の線）。`
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
      <ul className="list-disc space-y-1 pl-6">
        {official
          .filter(({ measure, kind }) => kind === 'value' && measure === REACHED_MEASURES.share)
          .flatMap(({ points }) =>
            points.map(({ period, value, source }) => (
              <li key={period}>
                公表されている値：{momentText(period)} {formatFraction(value)}（{source.publisher}{' '}
                {source.title}）
              </li>
            )),
          )}
      </ul>
    </div>
  );
}
