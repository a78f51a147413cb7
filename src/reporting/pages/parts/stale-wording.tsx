import { STALE, type Stale } from '../../model.ts';

/** Why a product asks for its maker's attention; nothing if it does not. */
export function StaleWords({ stale }: { stale: readonly Stale[] }) {
  if (stale.length === 0) return null;
  return (
    <ul className="space-y-0.5 text-dns-14N-130">
      {stale.map((why) => (
        <li key={why} className={why === 'monthly' ? '' : 'font-700 text-orange-1100'}>
          {STALE[why]}
        </li>
      ))}
    </ul>
  );
}
