import { formatDate } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { datasetPath } from '../../../addresses.ts';
import { coverageText, distanceText, lastDayOf } from '../../../datasets/references.ts';
import { citation, formatPeriod, type SourceFacts } from '../../../source-wording.ts';

/** What the figures above were made from: dataset and period, date of the lists, edition of supply, and the source to name. */
export function SourceNote({ source }: { source: SourceFacts }) {
  const { dataset, title, period, codes, edition } = source;
  const to = lastDayOf(period);
  return (
    <div className="space-y-1 text-dns-14N-130 text-solid-gray-700">
      <p>
        <Link to={datasetPath(dataset)}>{title}</Link>（{formatPeriod(period)}診療分）を、
        {formatDate(codes)}時点の薬価と後発医薬品の区分（{distanceText(codes, to)}）で集計
        {edition === null
          ? null
          : `。供給の状態は${formatDate(edition)}の供給状況（${distanceText(edition, to)}）による`}
        。
      </p>
      <p>{coverageText(source.coverage)}。</p>
      <p>{citation(source)}</p>
    </div>
  );
}
