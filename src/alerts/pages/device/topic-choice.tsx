import { TOPICS, type Topic } from '../../model.ts';

/** What to hear of; every click counts at once. */
export function TopicChoice({ wants, onChange }: { wants: number; onChange: (wants: number) => void }) {
  return (
    <fieldset>
      <legend className="sr-only">知らせること</legend>
      <ul className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {(Object.keys(TOPICS) as Topic[]).map((topic) => (
          <li key={topic}>
            <label className="flex items-start gap-2 py-1">
              <input
                type="checkbox"
                className="checkbox mt-1"
                checked={(wants & TOPICS[topic].bit) !== 0}
                onChange={() => onChange(wants ^ TOPICS[topic].bit)}
              />
              <span>
                {TOPICS[topic].label}
                <span className="block text-dns-14N-130 text-solid-gray-700">{TOPICS[topic].hint}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
