import { numberText } from '../../platform/number-text.ts';
import { Link } from '../../ui/link.tsx';
import { SETTINGS, sayClass } from '../model.ts';
import type { ProductMonth } from '../product-month.ts';
import { sayRange, sayYen } from '../wording.ts';

/** What a month costs the patient in the calculator's example, and the way to one's own figures. */
export function ProductMonthLine({ month: { to, asked, comparison } }: { month: ProductMonth }) {
  if (!asked || !comparison)
    return (
      <p>
        <Link to={to}>ひと月の費用を計算する</Link>
      </p>
    );
  const { reference, follower, followerRole } = comparison;
  const { item, units, of, tenths, setting } = asked;
  const name = followerRole === 'authorised' ? 'バイオセイム' : 'バイオ後続品';
  return (
    <p>
      {`患者さんの支払いの例（${item.label}を1か月に${numberText(units)}、${sayClass(of)}、${tenths}割負担、${SETTINGS[setting]}、高額療養費を使った後）：`}
      先行バイオ医薬品 <strong>{sayYen(reference.paid)}</strong>、{name}{' '}
      <strong>{sayRange(follower.paid)}</strong>。<Link to={to}>自分の条件で計算する</Link>
    </p>
  );
}
