import type { Gap } from './views.ts';

/** What a record without any status is called. */
export const NO_STATE = '状況の記録なし';

export const GAPS: Record<Gap, string> = {
  'no-status': '始まる時期を過ぎたのに、状況の記録がありません',
  overdue: '書かれた期限を過ぎたのに、終わったという記録がありません',
};
