import type { Cause } from '../read/overview.ts';

/** 限定出荷の要因, as the ministry's chapter names them. */
export const CAUSE_LABELS: Record<Cause, string> = {
  limitedOwn: '自社の事情',
  limitedOthers: '他社品の影響',
  limitedOther: 'その他',
};
