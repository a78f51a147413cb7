import { STALE, type Stale } from '../../model.ts';

/** In a table, where the reasons are known from its other rows. */
const SHORT: Record<Stale, string> = {
  'forecast-passed': '時期超過',
  'no-word': '90日報告なし',
  monthly: '今月未確認',
};

/** Why a product asks for its maker's attention; nothing if it does not. On a wide screen `short` is one line. */
export function StaleWords({ stale, short = false }: { stale: readonly Stale[]; short?: boolean }) {
  if (stale.length === 0) return null;
  return (
    <ul className={short ? 'text-dns-14N-130 lg:inline' : 'space-y-0.5 text-dns-14N-130'}>
      {stale.map((why) => (
        <li
          key={why}
          className={`${why === 'monthly' ? '' : 'font-700 text-orange-1100'} ${short ? 'lg:mr-2 lg:inline' : ''}`}
        >
          {short ? (
            <>
              <span className="max-lg:hidden" title={STALE[why]}>
                {SHORT[why]}
              </span>
              <span className="lg:hidden">{STALE[why]}</span>
            </>
          ) : (
            STALE[why]
          )}
        </li>
      ))}
    </ul>
  );
}
