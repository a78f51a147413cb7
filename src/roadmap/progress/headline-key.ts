import type { RecordedValue } from '../../indicators/model.ts';
import type { Kpi } from '../model.ts';
import { isMainTarget } from '../register/register-order.ts';

/** Which headline of indicators a KPI's is; null if it is none of the main targets. */
export function headlineKey(
  kpi: Pick<Kpi, 'document' | 'heading' | 'fills' | 'unit'> | undefined,
): Pick<RecordedValue, 'measure' | 'of'> | null {
  if (!kpi?.fills?.startsWith(PREFIX) || !isMainTarget(kpi)) return null;
  return { measure: kpi.fills.slice(PREFIX.length), of: kpi.unit === 'count' ? 'prefectures' : 'nation' };
}
const PREFIX = 'indicators:';
