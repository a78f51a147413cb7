import { DefinitionList } from '../../../ui/definition-list.tsx';
import { STANDING_ORDER, STANDINGS } from '../../state-wording.ts';
import { StandingLabel } from './standing-mark.tsx';

/** What the words for the state of an initiative mean, and what they do not. */
export function StandingWords() {
  return (
    <DefinitionList
      items={STANDING_ORDER.map((standing) => ({
        key: standing,
        term: <StandingLabel standing={standing} />,
        description: STANDINGS[standing].meaning,
      }))}
    />
  );
}
