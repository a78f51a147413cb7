import { familyOf } from '../../../indicators/model.ts';
import { joinable, suppliedBy } from '../../../supply/ui/listed-supply.ts';
import type { Services } from '../../../web/services.ts';

/** The biologics that belong with a product; null for all others. */
export async function familyData({ indicators, supply, english, today }: Services, yjCode: string) {
  const lists = await indicators.families(today);
  const found = familyOf(lists.families, yjCode);
  if (!found) return null;
  const edition = joinable(await supply.snapshot(), lists);
  return english.family(found.family, (code) => suppliedBy(edition, code));
}
