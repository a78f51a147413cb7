import { Section } from '../../../../ui/section.tsx';
import type { Scenario } from '../../../desk/scenarios.ts';
import { CAUSES, type Cause } from '../../../model.ts';

/** What typically follows from the cause, what to ask, and whom to contact. */
export function DeskScenario({ cause, scenario }: { cause: Cause; scenario: Scenario }) {
  return (
    <Section id="scenario" title={`「${CAUSES[cause]}」のとき`}>
      <List title="起こりやすいこと" items={scenario.follows} />
      <List title="確かめること" items={scenario.ask} />
      <List title="連絡先" items={scenario.contact} />
    </Section>
  );
}

function List({ title, items }: { title: string; items: string[] }) {
  return (
    <div>
      <h3 className="text-std-16B-170">{title}</h3>
      <ul className="list-disc space-y-1 pl-5">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}
