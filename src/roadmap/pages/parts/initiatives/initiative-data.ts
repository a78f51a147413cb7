/** What the page of an initiative asks of the room. Used by its loader only. */
import type { Roadmap } from '../../../roadmap.ts';
import type { InitiativeView } from '../../../views.ts';

export interface Titled {
  id: string;
  title: string;
}

export interface InitiativePage {
  initiative: Omit<InitiativeView, 'place'>;
  /** Of the documents, by id. */
  titles: Record<string, string>;
  kpis: Titled[];
  /** What this record says about others, and what others say about it. */
  related: (Titled & { how: InitiativeView['related'][number]['how']; backwards: boolean })[];
  adoptedBy: Titled[];
  foldedInto: Titled | null;
}

/** @throws AnteiError not-found */
export async function readInitiative(
  roadmap: Pick<Roadmap, 'initiative' | 'register'>,
  id: string,
): Promise<InitiativePage> {
  const { place: _, ...initiative } = await roadmap.initiative(id);
  const { initiatives, kpis } = roadmap.register;
  const titled = (known: readonly Titled[], wanted: string): Titled => {
    const { id, title } = known.find((one) => one.id === wanted)!;
    return { id, title };
  };
  const backwards = initiatives.flatMap((other) =>
    other.related
      .filter((relation) => relation.id === id)
      .map(({ how }) => ({ id: other.id, title: other.title, how, backwards: true })),
  );
  return {
    initiative,
    titles: documentTitles(roadmap),
    kpis: initiative.kpis.map((kpi) => titled(kpis, kpi)),
    related: [
      ...initiative.related.map(({ id: other, how }) => ({
        ...titled(initiatives, other),
        how,
        backwards: false,
      })),
      ...backwards,
    ],
    adoptedBy: (initiative.adoption?.by ?? []).map((other) => titled(initiatives, other)),
    foldedInto: initiative.foldedInto === null ? null : titled(initiatives, initiative.foldedInto),
  };
}

/** Titles of the documents by id. */
export function documentTitles({ register }: Pick<Roadmap, 'register'>): Record<string, string> {
  return Object.fromEntries(register.documents.map(({ id, title }) => [id, title]));
}
