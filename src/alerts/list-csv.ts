import { writeCsv } from '../platform/files/csv.ts';
import type { Snapshot } from '../supply/index.ts';
import { RESPONSES, VOLUMES } from '../supply/model.ts';
import type { StoredList } from './store-lists.ts';

const HEADINGS = ['YJコード', '品名', '製造販売業者', '出荷対応', '出荷量'];

/** The products of a list as a CSV (UTF-8 with a mark, no formulas). Given in again it makes a list of the same products. */
export function exportList(snapshot: Snapshot, list: Pick<StoredList, 'products'>): Buffer {
  const products = list.products.flatMap((id) => snapshot.byId.get(id) ?? []);
  return writeCsv([
    HEADINGS,
    ...products.map(({ yjCode, name, mah, listed, response, volume }) =>
      listed
        ? [yjCode, name, mah, RESPONSES[response], VOLUMES[volume]]
        : [yjCode, name, mah, '掲載終了', null],
    ),
  ]);
}
