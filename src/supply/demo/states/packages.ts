/**
 * The demonstration's packages, in the columns of MEDIS-DC's list: of each product one, with codes that no real package can have. They
 * begin with 29, which GS1 leaves to shops for their own shelves.
 */
import { checkDigitOf } from '../../../medicines/model.ts';
import type { Cell } from '../../model.ts';
import type { DemoProduct } from '../products/types.ts';

const HEADERS = [
  '製造販売業者',
  '販売名',
  '個別医薬品コード',
  '包装形態',
  '包装単位数',
  '包装単位数単位',
  '総数量数',
  '総数量数単位',
  '調剤包装単位コード',
  '販売包装単位コード',
  '元梱包装単位コード',
  '物流用JANコード',
];

/** The list, its header row first. */
export function packageRows(products: readonly DemoProduct[]): Cell[][] {
  return [HEADERS, ...products.map(packageRow)];
}

function packageRow({ maker, name, yjCode, form }: DemoProduct, index: number): Cell[] {
  const item = String(index * 2).padStart(10, '0');
  const sold = String(index * 2 + 1).padStart(10, '0');
  const counted = /錠|カプセル/.exec(form)?.[0];
  const size = counted ? ['ＰＴＰ', '10', counted, '100', counted] : ['箱', null, null, '10', '個'];
  return [
    maker.name,
    name,
    yjCode,
    ...size,
    gtin(`029${item}`),
    gtin(`129${sold}`),
    gtin(`229${sold}`),
    gtin(`029${sold}`).slice(1),
  ];
}

const gtin = (digits: string) => digits + checkDigitOf(digits);
