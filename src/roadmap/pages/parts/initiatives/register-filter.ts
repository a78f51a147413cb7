/** What the lists of the register may be narrowed by, read from an address. Used by loaders only. */
import {
  ACTORS,
  type Actor,
  INITIATIVE_KINDS,
  type InitiativeKind,
  type Register,
  STATES,
} from '../../../model.ts';
import { NO_STATE } from '../../../state-wording.ts';
import type { Gap, InitiativeFilter } from '../../../views.ts';

export interface Choice {
  value: string;
  label: string;
}

export interface RegisterFilter {
  asked: InitiativeFilter;
  /** Also what has no time at all. */
  untimed: boolean;
  choices: Record<'document' | 'actor' | 'chapter' | 'kind' | 'state', Choice[]>;
}

const GAP_NAMES = new Set<string>(['no-status', 'overdue'] satisfies Gap[]);

/** A value outside the choices filters nothing. */
export function readRegisterFilter(register: Register, query: URLSearchParams): RegisterFilter {
  const one = <Code extends string>(name: string, known: (value: string) => boolean) => {
    const value = query.get(name);
    return value !== null && known(value) ? (value as Code) : undefined;
  };
  const document = one('document', (id) => register.documents.some((known) => known.id === id));
  const chapters = chaptersOf(register, document);
  const states = { none: NO_STATE, ...STATES };
  return {
    asked: {
      document,
      actor: one<Actor>('actor', (value) => Object.hasOwn(ACTORS, value)),
      chapter: one('chapter', (value) => chapters.includes(value)),
      kind: one<InitiativeKind>('kind', (value) => Object.hasOwn(INITIATIVE_KINDS, value)),
      state: one<NonNullable<InitiativeFilter['state']>>('state', (value) => Object.hasOwn(states, value)),
      gap: one<Gap>('gap', (value) => GAP_NAMES.has(value)),
    },
    untimed: query.get('untimed') === '1',
    choices: {
      document: register.documents
        .filter(({ id }) => register.initiatives.some((initiative) => initiative.document === id))
        .map(({ id, title }) => ({ value: id, label: title })),
      actor: listed(ACTORS),
      chapter: chapters.map((chapter) => ({ value: chapter, label: chapter })),
      kind: listed(INITIATIVE_KINDS),
      state: listed(states),
    },
  };
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
