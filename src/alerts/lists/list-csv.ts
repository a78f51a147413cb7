import { hash } from 'node:crypto';
import { CSV_WRITER, type Drawer } from '../../platform/turns/drawer.ts';
import type { Snapshot } from '../../supply/index.ts';
import { RESPONSES, VOLUMES } from '../../supply/model.ts';
import type { StoredList } from './store-lists.ts';

const HEADINGS = ['YJコード', '品名', '製造販売業者', '出荷対応', '出荷量'];

/** The products of a list as a CSV (UTF-8 with a mark, no formulas). Given in again it makes a list of the same products. */
export function drawList(
  drawer: Drawer,
  snapshot: Snapshot,
  list: Pick<StoredList, 'products'>,
): Promise<Buffer> {
  return drawer.draw({
    ...CSV_WRITER,
    key: `list ${snapshot.revision} ${hash('sha256', list.products.join())}`,
    read: async () => [[HEADINGS, ...rowsOf(snapshot, list)]],
  });
}

function rowsOf(snapshot: Snapshot, list: Pick<StoredList, 'products'>): (string | null)[][] {
  const products = list.products.flatMap((id) => snapshot.byId.get(id) ?? []);
  return products.map(({ yjCode, name, mah, listed, response, volume }) =>
    listed
      ? [yjCode, name, mah, RESPONSES[response], VOLUMES[volume]]
      : [yjCode, name, mah, '掲載終了', null],
  );
}
