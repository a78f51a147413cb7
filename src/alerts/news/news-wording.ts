import type { IsoDate } from '../../platform/clock.ts';
import { dateText } from '../../platform/dates/date-text.ts';
import { readable } from '../../supply/index.ts';
import { type News, TOPICS, topicsOf } from '../model.ts';

/** One product's news as a page or a feed shows it. */
export interface NewsItem {
  asOf: IsoDate;
  code: string;
  name: string;
  maker: string;
  direction: News['content']['direction'];
  topics: string[];
  /** 「出荷対応：通常出荷 → 供給停止」 */
  lines: string[];
  /** Since when, why, until when; each where the list says so. */
  facts: string[];
  candidates: string | null;
}

export function toNewsItem({ asOf, topics, content, revision, returned }: News): NewsItem {
  const { since, reason, until, replacedBy, candidates, response } = content;
  // What a line says already is not said again.
  const told = (word: string) => content.lines.some(({ label }) => label.includes(word));
  const facts = [
    since && response !== 'normal' ? `${dateText(since)}から` : null,
    reason && !told('理由') ? `理由 ${reason}` : null,
    until && !told('見込み') ? until : null,
    replacedBy ? `新しいコード ${replacedBy}` : null,
    returned ? '取り下げのあと再掲載' : revision > 1 ? '訂正' : null,
  ];
  return {
    asOf,
    code: content.yjCode,
    name: readable(content.name),
    maker: readable(content.mah),
    direction: content.direction,
    topics: topicsOf(topics).map((topic) => TOPICS[topic].label),
    lines: content.lines.map(({ label, before, after }) => `${label}：${before} → ${after}`),
    facts: facts.filter((fact) => fact !== null),
    candidates:
      candidates.total > 0
        ? `同じ成分・剤形・規格の他の品目：${candidates.total}品目のうち通常出荷 ${candidates.normal}品目`
        : null,
  };
}
