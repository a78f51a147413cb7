import type { CitedFact } from '../../../documents/index.ts';
import { Section } from '../../../ui/section.tsx';

/** What a page cites: the documents on the screen; on paper, where no mark opens, their words too. */
export function Sources({ sources }: { sources: readonly CitedFact[] }) {
  if (sources.length === 0) return null;
  const numbered = sources.map((fact, i) => ({ fact, mark: i + 1 }));
  return (
    <Section id="sources" title="出典">
      <ul className="max-w-3xl space-y-3">
        {[...Map.groupBy(numbered, ({ fact }) => fact.document)].map(([document, cited]) => (
          <li key={document}>
            {document}（{cited[0]!.fact.published}）
            <span className="block text-dns-14N-130 text-solid-gray-700">
              出典{cited.map(({ mark }) => mark).join('、')}
            </span>
            <ol className="hidden text-dns-14N-130 print:block">
              {cited.map(({ fact, mark }) => (
                <li key={mark}>
                  出典{mark}：<q>{fact.phrase}</q>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
    </Section>
  );
}
