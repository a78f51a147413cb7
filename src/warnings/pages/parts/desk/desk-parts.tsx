import { DEFINITIONS, type Figure } from '../../../analysis/analysis-wording.ts';

/** What a form that was refused had in its fields, so that nobody types it again; blank for another form. */
export interface Given {
  intent: string;
  fields: Record<string, string>;
}

/** Reads it for one form. */
export function givenTo(given: Given | null, intent: string): (name: string) => string | undefined {
  return (name) => (given?.intent === intent ? given.fields[name] : undefined);
}

/** Text of several lines as it was typed. */
export function Typed({ text }: { text: string }) {
  return <span className="whitespace-pre-wrap">{text}</span>;
}

/** How a figure is defined, under it. */
export function Definition({ figure }: { figure: Figure }) {
  return <p className="text-dns-14N-130 text-solid-gray-700">{DEFINITIONS[figure]}</p>;
}
