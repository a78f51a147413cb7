import { Link } from 'react-router';
import { BoundsBar } from '../../../web/components/bounds-bar.tsx';
import type { Figure } from '../../model.ts';
import { formatFraction, formatFractionRange } from '../../wording.ts';

/**
 * A share with its bounds in words where masked cells leave it open, and as a bar. `to` leads to its definition.
 */
export function ShareCell(props: {
  figure: Pick<Figure, 'value' | 'lower' | 'upper'> | null;
  to?: string;
  target?: number;
  bar?: boolean;
}) {
  const { figure, to, target, bar = false } = props;
  if (!figure || (figure.value === null && figure.lower === null)) return '－';
  const range = formatFractionRange(figure.lower, figure.upper);
  const shown = formatFraction(figure.value);
  return (
    <>
      {to ? <Link to={to}>{shown}</Link> : shown}
      {range.includes('〜') ? (
        <span className="block text-dns-14N-130 text-solid-gray-700">{range}</span>
      ) : null}
      {bar ? <BoundsBar {...figure} target={target} /> : null}
    </>
  );
}
