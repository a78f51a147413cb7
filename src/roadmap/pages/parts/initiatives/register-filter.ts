/** What the lists of the register may be narrowed by, read from an address. Used by loaders only. */
import { ACTORS, type Actor, INITIATIVE_KINDS, type InitiativeKind, type Register } from '../../../model.ts';
import { STANDING_ORDER, STANDINGS } from '../../../state-wording.ts';
import type { InitiativeFilter, Standing } from '../../../views.ts';

export interface Choice {
  value: string;
  label: string;
}

export interface RegisterFilter {
  asked: InitiativeFilter;
  /** Also what has no time at all. */
  untimed: boolean;
  choices: Record<'document' | 'actor' | 'chapter' | 'kind' | 'standing', Choice[]>;
}

/** A value outside the choices filters nothing. */
export function readRegisterFilter(register: Register, query: URLSearchParams): RegisterFilter {
  const one = <Code extends string>(name: string, known: (value: string) => boolean) => {
    const value = query.get(name);
    return value !== null && known(value) ? (value as Code) : undefined;
  };
  const document = one('document', (id) => register.documents.some((known) => known.id === id));
  const chapters = chaptersOf(register, document);
  return {
    asked: {
      document,
      actor: one<Actor>('actor', (value) => Object.hasOwn(ACTORS, value)),
      chapter: one('chapter', (value) => chapters.includes(value)),
      kind: one<InitiativeKind>('kind', (value) => Object.hasOwn(INITIATIVE_KINDS, value)),
      standing: isStanding(one('standing', Boolean) ?? one('gap', Boolean) ?? one('state', Boolean)),
    },
    untimed: query.get('untimed') === '1',
    choices: {
      document: register.documents
        .filter(({ id }) => register.initiatives.some((initiative) => initiative.document === id))
        .map(({ id, title }) => ({ value: id, label: title })),
      actor: listed(ACTORS),
      chapter: chapters.map((chapter) => ({ value: chapter, label: chapter })),
      kind: listed(INITIATIVE_KINDS),
      standing: STANDING_ORDER.map((value) => ({ value, label: STANDINGS[value].label })),
    },
  };
}

/** Addresses from before the standings had the gap or the state, whose codes they keep. */
function isStanding(value: string | undefined): Standing | undefined {
  return STANDING_ORDER.find((standing) => standing === value);
}

/** Every heading of a document's initiatives; with all documents there would be too many to choose from. */
function chaptersOf({ initiatives }: Register, document: string | undefined): string[] {
  if (document === undefined) return [];
  return [
    ...new Set(initiatives.filter((one) => one.document === document).flatMap(({ chapter }) => chapter)),
  ];
}

function listed(codes: Record<string, string>): Choice[] {
  return Object.entries(codes).map(([value, label]) => ({ value, label }));
}
