import type { IsoDate } from '../../platform/clock.ts';
import type { CellValue } from '../../platform/files/xlsx.ts';
import { REASONS, RESPONSES, VOLUMES } from '../model.ts';
import type { ListedChange } from '../read/list-changes.ts';
import { CHANGE_GROUPS } from '../read/read-changes.ts';
import { describeChange } from '../words/change-wording.ts';

/** @param asOf the newest edition, of which the candidates are counted whatever the date of the change */
const header = (asOf: IsoDate) => [
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
  `代わりの候補（通常出荷、${asOf}現在）`,
  `代わりの候補（全品目、${asOf}現在）`,
];

/**
 * Changes as rows for a spreadsheet, one a product and edition. A column that did not move stands on both sides as it is; a
 * product that came into the list has no side before, one that left it none after.
 */
export function changeRows(changes: readonly ListedChange[], asOf: IsoDate): CellValue[][] {
  return [header(asOf), ...changes.map(line)];
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
