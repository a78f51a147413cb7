import { writeCsv } from '../../platform/files/csv.ts';
import { INVENTED } from '../../platform/invented.ts';
import { REASONS, RESPONSES, VOLUMES } from '../model.ts';
import { CATEGORY_GROUPS, type EditionOverview, limitedOf } from './overview.ts';

const HEADER = ['一覧の日付', '区分', '項目', '値', '品目数'];

/** The figures of an overview as a table of one number a line, for a spreadsheet: whoever quotes them can sum them again. */
export function overviewCsv(overview: EditionOverview, invented: boolean): Buffer {
  const line = (category: string, what: string, value: string, products: number) => [
    overview.asOf,
    category,
    what,
    value,
    products,
  ];
  const responses = (category: string, byResponse: EditionOverview['byResponse']) => [
    ...Object.entries(RESPONSES).map(([code, label]) =>
      line(category, '出荷対応', label, byResponse[code as keyof typeof RESPONSES]),
    ),
    line(category, '出荷対応', '限定出荷の合計', limitedOf(byResponse)),
  ];
  return writeCsv([
    HEADER,
    line('全品目', '合計', '', overview.total),
    ...responses('全品目', overview.byResponse),
    ...overview.groups.flatMap(({ group, total, byResponse }) => [
      line(CATEGORY_GROUPS[group].label, '合計', '', total),
      ...responses(CATEGORY_GROUPS[group].label, byResponse),
    ]),
    ...Object.entries(VOLUMES).map(([code, label]) =>
      line('全品目', '出荷量', label, overview.byVolume[code as keyof typeof VOLUMES]),
    ),
    ...Object.entries(REASONS).map(([code, label]) =>
      line('全品目', '限定出荷・供給停止の理由', label, overview.byReason[code as keyof typeof REASONS]),
    ),
    line('全品目', '通常出荷のうち出荷量が通常でない', '', overview.hiddenTrouble),
    ...(invented ? [[overview.asOf, '注意', INVENTED, '', '']] : []),
  ]);
}
