/** What is said of records on a cluster. */
import { instantText } from '../../platform/dates/date-text.ts';
import { numberText } from '../../platform/number-text.ts';
import type { Load } from './load-model.ts';

/** What the cluster lacks of a dataset's records and since when, and of when the figures are that are shown; null if nothing is missing. */
export function missingRecords(loads: readonly Load[], dataset: string): string | null {
  const load = loads.find((one) => one.dataset === dataset);
  if (!load?.missing) return null;
  const { what, since } = load.missing;
  return `${instantText(since)}から、記録の一部が欠けています（${what}）。示しているのは、すべてそろっていた${instantText(load.namedAt)}の記録による値です。`;
}

/** 「120,000,000行（3つに分けたクラスターに置き、月ごとなどの合計から指標を計算しています）」. */
export function recordsText({ rows, shards }: Pick<Load, 'rows' | 'shards'>): string {
  return `${numberText(rows)}行（${numberText(shards.length)}つに分けたクラスターに置き、その合計から指標を計算しています）`;
}
