import { STANDING_ORDER } from '../state-wording.ts';
import type { InitiativeView, Standing } from '../views.ts';

/** How many initiatives stand where; they add up to all. */
export function countStandings(
  initiatives: readonly Pick<InitiativeView, 'standing'>[],
): Record<Standing, number> {
  const counts = STANDING_ORDER.map((standing) => [
    standing,
    initiatives.filter((one) => one.standing === standing).length,
  ]);
  return Object.fromEntries(counts);
}
