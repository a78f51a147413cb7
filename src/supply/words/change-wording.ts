/**
 * Changes in words: what a row of a page, an entry of a feed and a message say about one, in plain Japanese with the official terms.
 * Pure, so that a page may use it in the browser too.
 */
import { CATEGORIES, ESSENTIAL, ROUTES } from '../../medicines/model.ts';
import { dateText } from '../../platform/dates/date-text.ts';
import { writtenDate } from '../../platform/dates/written-date.ts';
import {
  type Cell,
  CHANGE_FIELDS,
  type ChangeField,
  cameOrWent,
  isBlank,
  isTroubled,
  OUTLOOKS,
  REASONS,
  RESPONSES,
  VOLUME_OUTLOOKS,
  VOLUMES,
} from '../model.ts';
import { CODE_LISTS } from '../official/code-lists.ts';
import type { ChangeView } from '../read/read-changes.ts';
import { readable } from './status-wording.ts';

export const CHANGE_FIELD_LABELS: Record<ChangeField, string> = {
  response: '出荷対応',
  volume: '出荷量',
  reason: '理由',
  outlook: '解除・解消見込み',
  outlookText: '見込み時期',
  volumeOutlook: '量の改善見込み',
  volumeOutlookPercent: '改善見込み量',
  name: '品名',
  ingredient: '成分名',
  strength: '規格単位',
  mah: '製造販売業者',
  category: '製品区分',
  essentialSupply: '供給確保医薬品',
  basicMedicine: '基礎的医薬品',
  route: '薬剤区分',
  therapeuticClass: '薬効分類',
  listedOn: '薬価収載年月日',
};

/** One field of a change, both sides in words. */
export interface ChangeLine {
  field: ChangeField;
  label: string;
  before: string;
  after: string;
}

type Sides = Pick<ChangeView, 'before' | 'after' | 'kinds'>;

/** The fields that differ, before and after in words; none for a product that came or went. What a product is comes last. */
export function describeChange({ before, after, kinds }: Sides): ChangeLine[] {
  if (cameOrWent(kinds)) return [];
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
  route: [CODE_LISTS.route, ROUTES],
  category: [CODE_LISTS.category, CATEGORIES],
  basicMedicine: [CODE_LISTS.basicMedicine, { yes: '対象', no: '対象外' }],
  essentialSupply: [CODE_LISTS.essentialSupply, ESSENTIAL],
} as const;

/** A verbatim cell of a field in words: 'ウ. 未定' as 未定. A text outside the code list is quoted as it is. */
export function fieldText(field: ChangeField, cell: Cell): string {
  if (isBlank(cell)) return '記載なし';
  const date = field === 'listedOn' ? writtenDate(cell) : null;
  if (date) return dateText(date);
  if (field === 'volumeOutlookPercent') return `通常の${readable(String(cell))}%`;
  // Names and strengths stay as they are written: their width may be all that differs.
  if (!(field in WORDS)) return field === 'outlookText' ? readable(String(cell)) : String(cell);
  const [read, words] = WORDS[field as keyof typeof WORDS];
  const code = read(cell);
  return code === 'unknown' ? `「${String(cell)}」` : readable((words as Record<string, string>)[code]!);
}

/** One line for a title: 「ロキソニン錠60mg：限定出荷（他社品の影響）→ 通常出荷」. */
export function changeTitle(change: Sides & Pick<ChangeView, 'name'>): string {
  return `${readable(change.name)}：${changeSummary(change)}`;
}

/** What happened, without the name: the response where it moved, else the volume, else the first of what differs. */
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
  const lines = cameOrWent(kinds)
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
