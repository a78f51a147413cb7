/** Reads a value of a KPI as people write it. */
import type { Kpi } from '../model.ts';

/** A thousand 兆: beyond every sum of yen that the state counts, and exact as a number. */
export const MAX_VALUE = 1e15;
const MAX_TYPED = 100;

/**
 * `80.2` or `80.2％` of a share (0.802), `1,103億円`, `1億3,800万枚`, `36`, `2倍`, `10位`; null for anything else. Shares are typed in
 * percent, as every document prints them. Nothing beyond {@link MAX_VALUE} is a value.
 */
export function parseValue({ unit, counter }: Pick<Kpi, 'unit' | 'counter'>, typed: string): number | null {
  if (typed.length > MAX_TYPED) return null;
  const text = typed.normalize('NFKC').replace(/[\s,、]/g, '');
  const words = { fraction: '%', count: counter ?? '', yen: '円', times: '倍', rank: '位', none: '' }[unit];
  const number = words !== '' && text.endsWith(words) ? text.slice(0, -words.length) : text;
  if (unit === 'none') return null;
  if (unit === 'fraction') {
    // 56.7 ÷ 100 is 0.5670000000000001.
    const share = DECIMAL.test(number) ? Number((Number(number) / 100).toPrecision(15)) : null;
    return share !== null && share <= 1 ? share : null;
  }
  const value = parseCount(number);
  return unit === 'rank' && (value === null || value < 1 || !Number.isInteger(value)) ? null : value;
}

const DECIMAL = /^\d+(\.\d+)?$/;

function parseCount(text: string): number | null {
  const parts = /^(?:(\d+(?:\.\d+)?)億)?(?:(\d+(?:\.\d+)?)万)?(\d+(?:\.\d+)?)?$/.exec(text);
  if (!parts || text === '') return null;
  const [, hundredMillions = '0', tenThousands = '0', ones = '0'] = parts;
  const value = Number(hundredMillions) * 1e8 + Number(tenThousands) * 1e4 + Number(ones);
  return value <= MAX_VALUE ? value : null;
}
