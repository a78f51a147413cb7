import { Link } from '../../../../ui/link.tsx';
import { productPath } from '../../../addresses.ts';

/** How many products of the same ingredient, form and strength ship normally now: 「通常出荷 3/12品目」. */
export function PeerCount({
  code,
  peers,
  linked,
}: {
  code: string;
  peers: { normal: number; total: number };
  linked: boolean;
}) {
  if (peers.total === 0) return <span className="text-solid-gray-700">同規格の他品目なし</span>;
  const words = `通常出荷 ${peers.normal}/${peers.total}品目`;
  return (
    <span className={`lg:whitespace-nowrap ${peers.normal === 0 ? 'font-700' : ''}`}>
      {linked ? <Link to={`${productPath(code)}#alternatives`}>{words}</Link> : words}
    </span>
  );
}
