/**
 * A share as a bar with its bounds and a mark where a target is, from 0 to 100 percent or between `from` and `to`. It only
 * helps the eye: the numbers are beside it in the table.
 */
export function BoundsBar(props: {
  value: number | null;
  lower: number | null;
  upper: number | null;
  /** Where a line is drawn across the bar. */
  target?: number;
  from?: number;
  to?: number;
}) {
  const { value, lower, upper, target, from = 0, to = 1 } = props;
  const at = (share: number) => Math.max(0, Math.min(100, ((share - from) / (to - from)) * 100));
  const percent = (share: number) => `${at(share).toFixed(2)}%`;
  return (
    <svg aria-hidden="true" width="100%" height="14" className="bounds-bar block">
      <rect y="4" width="100%" height="6" className="fill-solid-gray-100" />
      {value === null ? null : <rect y="4" width={percent(value)} height="6" className="fill-blue-900" />}
      {lower === null || upper === null ? null : (
        <>
          <line x1={percent(lower)} x2={percent(upper)} y1="7" y2="7" className="bounds-line" />
          <line x1={percent(lower)} x2={percent(lower)} y1="2" y2="12" className="bounds-line" />
          <line x1={percent(upper)} x2={percent(upper)} y1="2" y2="12" className="bounds-line" />
        </>
      )}
      {target === undefined ? null : (
        <line x1={percent(target)} x2={percent(target)} y1="0" y2="14" className="target-line" />
      )}
    </svg>
  );
}
