import { BoundsBar } from '../../../../ui/charts/bounds-bar.tsx';
import { Link } from '../../../../ui/link.tsx';
import { formatFraction, formatFractionRange } from '../../../fraction-wording.ts';
import type { Figure } from '../../../model.ts';

type Share = Pick<Figure, 'value' | 'lower' | 'upper'>;

/**
 * A share with its bounds in words where masked cells leave it open. `to` leads to its definition; `bar` draws it below, where
 * the table has no column for bars.
 */
export function ShareCell(props: { figure: Share | null; to?: string; bar?: boolean; target?: number }) {
  const { figure, to, bar, target } = props;
  if (!figure || (figure.value === null && figure.lower === null)) return '－';
  const range = formatFractionRange(figure.lower, figure.upper);
  const shown = formatFraction(figure.value);
  return (
    <>
      {to ? <Link to={to}>{shown}</Link> : shown}
      {range.includes('〜') ? (
        <span className="ml-2 text-dns-14N-130 text-solid-gray-700">（{range}）</span>
      ) : null}
      {bar ? <ShareBar figure={figure} target={target} /> : null}
    </>
  );
}

/** The same as a bar from 0 to 100%; nothing if there is no share. */
export function ShareBar({ figure, target }: { figure: Share | null; target?: number }) {
  if (!figure || (figure.value === null && figure.lower === null)) return null;
  return <BoundsBar {...figure} target={target} />;
}
