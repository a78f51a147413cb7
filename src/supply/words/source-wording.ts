import { dateText } from '../../platform/dates/date-text.ts';
import { INVENTED } from '../../platform/invented.ts';
import type { EditionInfo } from '../read/store-read.ts';

/** The line by which the data may be used (PDL1.0). */
export function citation({ asOf, source }: Pick<EditionInfo, 'asOf' | 'source'>): string {
  if (source === 'demo') return INVENTED;
  const official = `出典：厚生労働省「医療用医薬品供給状況」（${dateText(asOf)}現在）を加工して作成`;
  return source === 'reports' ? `${official}（製造販売業者の供給状況報告を反映）` : official;
}
