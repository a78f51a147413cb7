import { isIsoDate } from '../../../../platform/clock.ts';
import type { AnalysisQuery } from '../../../analysis/read-analysis.ts';

const DAYS = 30;

/** What the address asks of the analysis, and what of it could not be read. */
export function readQuery(params: URLSearchParams): { query: AnalysisQuery; issues: string[] } {
  const days = (params.get('days') ?? '').normalize('NFKC').trim();
  const since = (params.get('since') ?? '').trim();
  const issues: string[] = [];
  const wholeDays = /^\d{1,4}$/.test(days) && Number(days) >= 1;
  if (days !== '' && !wholeDays)
    issues.push(`日数は1から9999までの整数で入れてください。${DAYS}日で示しています。`);
  if (since !== '' && !isIsoDate(since))
    issues.push('始まった日は、例のような日付（2026-04-01）で入れてください。はじめの設定で示しています。');
  return {
    query: { days: wholeDays ? Number(days) : DAYS, since: isIsoDate(since) ? since : null },
    issues,
  };
}
