import type { ReactNode } from 'react';

/** Facts as term and description, side by side where there is room. */
export function DefinitionList({
  items,
}: {
  items: { term: ReactNode; description: ReactNode; key: string }[];
}) {
  return (
    <dl className="definition-list">
      {items.map(({ key, term, description }) => (
        <div key={key}>
          <dt>{term}</dt>
          <dd>{description}</dd>
        </div>
      ))}
    </dl>
  );
}
