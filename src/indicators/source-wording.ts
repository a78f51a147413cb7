/** Where figures come from, in words: the note under every table, and the terms on which the data may be used. */
import type { IsoDate } from '../platform/clock.ts';
import { monthsText } from '../platform/dates/date-text.ts';
import { INVENTED } from '../platform/invented.ts';
import type { Dataset, FigureTable } from './model.ts';

/** What a page's figures were made of; every reader of a page gives it. */
export interface SourceFacts extends Pick<FigureTable, 'bounded' | 'references' | 'coverage' | 'warnings'> {
  /** Id of the dataset: `ndb-9`. */
  dataset: string;
  title: string;
  kind: Dataset['kind'];
  source: Dataset['source'];
  /** First and last month: `2022-04/2023-03`. */
  period: string;
  /** Date of the lists of prices and generic classes. */
  codes: IsoDate;
  /** Edition that said what was limited; null if no figure asked. */
  edition: IsoDate | null;
}

/** What the figures of a table were made of. */
export function sourceFacts(
  table: Omit<FigureTable, 'rows'>,
  { title, kind, source }: Pick<Dataset, 'title' | 'kind' | 'source'>,
): SourceFacts {
  const { dataset, period, codes, edition, bounded, references, coverage, warnings } = table;
  return { dataset, title, kind, source, period, codes, edition, bounded, references, coverage, warnings };
}

/** `2022-04/2023-03` as 「2022年4月〜2023年3月」; a single month once. */
export function formatPeriod(period: string): string {
  const [from, to] = period.split('/') as [string, string];
  return monthsText({ from, to });
}

/**
 * The line by which the data may be used (公共データ利用規約 PDL1.0): the official material, and that it was worked on. Rows
 * that somebody imported of their own name no official material but the lists, invented ones none at all.
 */
export function citation({
  title,
  kind,
  source,
  edition,
}: Pick<SourceFacts, 'title' | 'kind' | 'source' | 'edition'>): string {
  if (source === 'demo') return INVENTED;
  const materials = [
    ...(kind === 'ndb' ? [`「${title}」`] : []),
    '「薬価基準収載品目リスト」',
    '「各先発医薬品の後発医薬品の有無に関する情報」',
    ...(edition === null ? [] : ['「医療用医薬品供給状況」']),
  ];
  return `出典：厚生労働省（${materials.join('')}）を加工して作成`;
}
