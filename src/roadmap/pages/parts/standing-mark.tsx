import { STANDING_COLOURS, STANDINGS } from '../../state-wording.ts';
import type { Standing } from '../../views.ts';

/** The colour of a standing with its letter, as bars have it; silent, as the words are beside it. */
export function StandingMark({ standing }: { standing: Standing }) {
  return (
    <svg aria-hidden="true" width="20" height="16" viewBox="0 0 20 16" className="inline-block shrink-0">
      <rect width="20" height="16" rx="2" fill={STANDING_COLOURS[standing]} />
      <text x="10" y="12" textAnchor="middle" fontSize="11" fontWeight="700" fill="#ffffff">
        {STANDINGS[standing].mark}
      </text>
    </svg>
  );
}

/** The same with its words. */
export function StandingLabel({ standing }: { standing: Standing }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <StandingMark standing={standing} />
      {STANDINGS[standing].label}
    </span>
  );
}
