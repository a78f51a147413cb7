/** Changes in words: what a row of a page, an entry of a feed and a message say of one. See wording.ts. */
import { CODE_LISTS } from './code-lists.ts';
import {
  type Cell,
  CHANGE_FIELDS,
  type ChangeField,
  isTroubled,
  OUTLOOKS,
  REASONS,
  RESPONSES,
  VOLUME_OUTLOOKS,
  VOLUMES,
} from './model.ts';
import type { ChangeView } from './read-changes.ts';
import { dateText, readable } from './status-wording.ts';

export const CHANGE_FIELD_LABELS: Record<ChangeField, string> = {
  response: '出荷対応',
  volume: '出荷量',
  reason: '理由',
  outlook: '解除・解消見込み',
  outlookText: '見込み時期',
  volumeOutlook: '量の改善見込み',
  volumeOutlookPercent: '改善見込み量',
};

/** One field of a change, both sides in words. */
export interface ChangeLine {
  field: ChangeField;
  label: string;
  before: string;
  after: string;
}

type Sides = Pick<ChangeView, 'before' | 'after' | 'kinds'>;

/** The fields that differ, before and after in words; none for a product that came or went. */
export function describeChange({ before, after, kinds }: Sides): ChangeLine[] {
  if (kinds.includes('added') || kinds.includes('removed')) return [];
  return CHANGE_FIELDS.filter((field) => field in after || field in before).map((field) => ({
    field,
    label: CHANGE_FIELD_LABELS[field],
    before: fieldText(field, before[field] ?? null),
    after: fieldText(field, after[field] ?? null),
  }));
}

const WORDS = {
  response: [CODE_LISTS.response, RESPONSES],
  volume: [CODE_LISTS.volume, VOLUMES],
  reason: [CODE_LISTS.reason, REASONS],
  outlook: [CODE_LISTS.outlook, OUTLOOKS],
  volumeOutlook: [CODE_LISTS.volumeOutlook, VOLUME_OUTLOOKS],
} as const;

/** A verbatim cell of a field in words: 'ウ. 未定' as 未定. A text outside the code list is quoted as it is. */
export function fieldText(field: ChangeField, cell: Cell): string {
  if (cell === null || cell === '') return '記載なし';
  if (field === 'outlookText') return readable(String(cell));
  if (field === 'volumeOutlookPercent') return `通常の${readable(String(cell))}%`;
  const [read, words] = WORDS[field];
  const code = read(cell);
  return code === 'unknown' ? `「${String(cell)}」` : readable((words as Record<string, string>)[code]!);
}

/** One line for a title: 「ロキソニン錠60mg：限定出荷（他社品の影響）→ 通常出荷」. */
export function changeTitle(change: Sides & Pick<ChangeView, 'name'>): string {
  return `${readable(change.name)}：${changeSummary(change)}`;
}

/** What happened, without the name: the response where it moved, else the volume, else the first detail. */
export function changeSummary(change: Sides): string {
  if (change.kinds.includes('added')) return '新しく掲載';
  if (change.kinds.includes('removed')) return '掲載終了';
  const [first] = describeChange(change);
  if (!first) return '変化';
  const moved = `${first.before} → ${first.after}`;
  return first.field === 'response' || first.field === 'volume' ? moved : `${first.label} ${moved}`;
}

/** The whole change, one line a thing: what, from → to, why, what may stand in. */
export function changeLines(change: ChangeView): string[] {
  const { product, peers, kinds, asOf, previousAsOf, after } = change;
  const lines =
    kinds.includes('added') || kinds.includes('removed')
      ? [kinds.includes('added') ? '一覧に新しく掲載されました' : '一覧に掲載されなくなりました']
      : describeChange(change).map(({ label, before, after: now }) => `${label}：${before} → ${now}`);
  if (product) {
    lines.unshift(`製造販売業者：${readable(product.mah)}`);
    const reasonSaid = 'reason' in after || product.reason === 'none';
    if (isTroubled(product.response) && !reasonSaid) lines.push(`理由：${REASONS[product.reason]}`);
  }
  if (peers.total > 0)
    lines.push(`同じ成分・剤形・規格の他の品目：${peers.total}品目のうち通常出荷 ${peers.normal}品目`);
  lines.push(`${dateText(asOf)}の一覧（前の一覧は${dateText(previousAsOf)}）`);
  return lines;
}
