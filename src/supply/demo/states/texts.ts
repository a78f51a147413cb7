/** The free text of ⑯ in the real kinds: a month, a part of a month, a day, other widths, or no date at all. */
import { addDays, type IsoDate } from '../../../platform/clock.ts';
import { wide } from '../products/forms.ts';
import type { Random } from '../random.ts';

interface Parts {
  y: number;
  m: number;
  d: number;
}

function partsOf(date: IsoDate): Parts {
  const [y, m, d] = date.split('-').map(Number) as [number, number, number];
  return { y, m, d };
}

const THIRDS = ['上旬', '中旬', '下旬'];

/** Stock running out of a product that will be given up; `when` may have passed. */
export function stockOutText(random: Random, when: IsoDate, today: IsoDate): string {
  const { y, m, d } = partsOf(when);
  const passed = when < today;
  const forms: [number, string][] = [
    [30, `${y}年${m}月頃在庫消尽見込み`],
    [34, `${y}年${m}月在庫消尽見込み`],
    [4, `${y}年${m}月${random.pick(THIRDS)}頃在庫消尽見込み`],
    [5, `在庫消尽時期は${y}年${m}月末頃の見込みです。`],
    [3, `${y}年${String(m).padStart(2, '0')}月ごろ在庫消尽見込み`],
    [3, `${wide(`${y}`)}年${wide(`${m}`)}月頃在庫消尽見込み`],
    [4, `${y}年${m}月に在庫消尽予定`],
    [3, `${y}年${m}月末販売終了予定`],
    [passed ? 9 : 2, `${y}年${m}月${d}日在庫消尽`],
    [passed ? 6 : 0, `${y}年${m}月在庫消尽済み`],
    [passed ? 4 : 0, '在庫消尽済'],
    [passed ? 3 : 0, '出荷停止済'],
    [2, `${y}年${m}月`],
  ];
  return forms[random.weighted(forms.map(([weight]) => weight))]![1];
}

/** Return to normal shipment. */
export function recoveryText(random: Random, when: IsoDate): string {
  const { y, m, d } = partsOf(when);
  const third = THIRDS[Math.min(2, Math.floor((d - 1) / 10))]!;
  const forms: [number, string][] = [
    [25, `${y}年${m}月`],
    [10, `${y}年${m}月${third}`],
    [8, `${y}年${m}月頃`],
    [5, `${y}年${m}月${third}解除予定`],
    [5, `${y}年${m}月末`],
    [5, `${y}年${m}月解除見込み`],
    [4, `${y}年${m}月以降`],
    [4, `${y}年${m}月${d}日`],
    [4, `解除見込み${y}/${m}/${d}`],
    [3, `${y}/${m}`],
    [3, `${y}/${m}/${d}`],
    [3, `${wide(`${y}`)}年${wide(`${m}`)}月${third}解除見込`],
    [3, `${y}年${m}月末頃を予定しております。`],
    [2, `${m}月${third}`],
    [2, `限定出荷の解除見込時期：${m}月${third}`],
    [2, `${y}年第${Math.ceil(m / 3)}四半期`],
    [3, '原薬の入荷後、順次解除の見込み'],
    [3, '委託先の製造再開後にご案内いたします'],
    [2, '供給再開時期が決まり次第お知らせします'],
  ];
  return forms[random.weighted(forms.map(([weight]) => weight))]![1];
}

/** Remarks of products that ship normally. */
const REMARKS = [
  'ご注文に応じて製造量を調整',
  '原料価格の動向により製造量を見直し',
  '解除済',
  '包装変更に伴う一時的な調整',
];

export function remark(random: Random): string {
  return REMARKS[random.weighted([20, 6, 3, 2])]!;
}

/** A day between two distances from `from`, in days. */
export function dayWithin(random: Random, from: IsoDate, low: number, high: number): IsoDate {
  return addDays(from, random.between(low, high));
}
