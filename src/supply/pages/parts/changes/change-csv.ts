import { writeCsv } from '../../../../platform/files/csv.ts';
import { REASONS, RESPONSES, VOLUMES } from '../../../model.ts';
import type { ListedChange } from '../../../read/list-changes.ts';
import { CHANGE_GROUPS } from '../../../read/read-changes.ts';
import { describeChange } from '../../../words/change-wording.ts';

const HEADER = [
  '一覧の日付',
  '前の一覧',
  'YJコード',
  '品名',
  '成分名',
  '製造販売業者',
  '薬効分類',
  '変化',
  '出荷対応（前）',
  '出荷対応（後）',
  '出荷量（前）',
  '出荷量（後）',
  '理由（前）',
  '理由（後）',
  '変わったこと',
  '代わりの候補（通常出荷）',
  '代わりの候補（全品目）',
];

/**
 * Changes as a file for a spreadsheet, a line a product and edition. A column that did not move stands on both sides as it is; a
 * product that came into the list has no side before, one that left it none after.
 */
export function changeCsv(changes: readonly ListedChange[]): Buffer {
  return writeCsv([HEADER, ...changes.map(line)]);
}

function line(change: ListedChange) {
  const { group, product, status, peers } = change;
  const sides = <T extends string>(
    moved: { before: T | null; after: T | null },
    stayed: T | undefined,
    words: Record<T, string>,
  ) => {
    const word = (code: T | null | undefined) => (code ? words[code] : '');
    return [
      group === 'added' ? '' : word(moved.before ?? stayed),
      group === 'removed' ? '' : word(moved.after ?? stayed),
    ];
  };
  return [
    change.asOf,
    change.previousAsOf,
    change.yjCode,
    change.name,
    product?.ingredient ?? '',
    product?.mah ?? '',
    product?.therapeuticClass ?? '',
    CHANGE_GROUPS[group],
    ...sides(change.response, status?.response, RESPONSES),
    ...sides(change.volume, status?.volume, VOLUMES),
    ...sides(change.reason, undefined, { ...REASONS, none: '' }),
    describeChange(change)
      .map(({ label, before, after }) => `${label}：${before} → ${after}`)
      .join('、'),
    peers.normal,
    peers.total,
  ];
}
