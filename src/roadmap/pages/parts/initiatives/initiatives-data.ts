/** What the list of initiatives asks of the room, by its address. Used by its loader only. */
import { compact } from '../../../../platform/text.ts';
import { pageOf } from '../../../../web/read-form.ts';
import { ACTORS, type State } from '../../../model.ts';
import type { Roadmap } from '../../../roadmap.ts';
import type { InitiativeView, Standing } from '../../../views.ts';
import { type RegisterFilter, readRegisterFilter } from './register-filter.ts';

export const PAGE_SIZE = 30;

/** One line of the list. */
export interface InitiativeLine {
  id: string;
  title: string;
  actors: string;
  printed: string | null;
  state: State | null;
  standing: Standing;
  document: string;
}

export interface InitiativesPage {
  filter: RegisterFilter;
  /** What was searched for. */
  text: string;
  /** The whole query, for the links through the pages. */
  query: string;
  page: number;
  total: number;
  rows: InitiativeLine[];
}

/** One page of the initiatives that the address asks for. A page beyond the last is the last. */
export async function readInitiatives(
  roadmap: Pick<Roadmap, 'initiatives' | 'register'>,
  query: URLSearchParams,
): Promise<InitiativesPage> {
  const filter = readRegisterFilter(roadmap.register, query);
  const text = (query.get('q') ?? '').trim().slice(0, 100);
  const asked = (await roadmap.initiatives(filter.asked)).filter((one) => says(one, text));
  const { documents } = roadmap.register;
  const found = documents.flatMap(({ id }) => asked.filter(({ document }) => document === id));
  const page = Math.min(pageOf(query.get('page')), Math.max(1, Math.ceil(found.length / PAGE_SIZE)));
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  return {
    filter,
    text,
    query: query.toString(),
    page,
    total: found.length,
    rows: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((one) => lineOf(one, titles)),
  };
}

/** An initiative as a line of a list. */
export function lineOf(one: InitiativeView, titles: ReadonlyMap<string, string>): InitiativeLine {
  return {
    id: one.id,
    title: one.title,
    actors: one.actors.map((actor) => ACTORS[actor]).join('、'),
    printed: one.timing?.printed ?? null,
    state: one.status?.state ?? null,
    standing: one.standing,
    document: titles.get(one.document) ?? one.document,
  };
}

/** True if the record contains every word of the search, in any width. */
function says(one: InitiativeView, text: string): boolean {
  const words = text.split(/\s+/).map(folded).filter(Boolean);
  if (words.length === 0) return true;
  const all = folded([one.title, one.text, one.printedActor, one.heading, ...one.chapter].join(' '));
  return words.every((word) => all.includes(word));
}

const folded = (text: string) => compact(text).toLowerCase();
