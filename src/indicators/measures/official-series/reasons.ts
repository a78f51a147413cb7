/** Why official values differ from ours, for several series at once: what holds for more than one is said once. Pure. */
import type { OfficialSeries } from './series.ts';

/** Sentences, each with the titles of the series that it is about, in the order of the series. */
export interface Reason {
  titles: string[];
  text: string;
}

/** Every sentence of the reasons once; neighbours about the same series together. */
export function reasonsOf(series: readonly Pick<OfficialSeries, 'title' | 'whyDifferent'>[]): Reason[] {
  const said = new Map<string, string[]>();
  for (const { title, whyDifferent } of series)
    for (const sentence of sentences(whyDifferent)) {
      const titles = said.get(sentence) ?? [];
      if (!titles.includes(title)) titles.push(title);
      said.set(sentence, titles);
    }
  const together: Reason[] = [];
  for (const [text, titles] of said) {
    const same = together.find((reason) => reason.titles.join('\n') === titles.join('\n'));
    if (same) same.text += text;
    else together.push({ titles, text });
  }
  return together.toSorted((a, b) => b.titles.length - a.titles.length);
}

function sentences(text: string): string[] {
  return text.match(/[^。]+。?/g) ?? [];
}
