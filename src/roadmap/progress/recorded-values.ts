/** The official values of the main targets that officers recorded, as headlines of indicators ask for them. */
import type { RecordedValue } from '../../indicators/model.ts';
import type { IsoDate } from '../../platform/clock.ts';
import type { Pool } from '../../platform/database/connection.ts';
import { readEntries } from '../entries/store-entries.ts';
import type { Register } from '../model.ts';
import { readRegister } from '../register/read-register.ts';
import { endOfDay } from './as-of.ts';
import { headlineKey } from './headline-key.ts';

let known: Register | undefined;

/** Every page of figures asks, and to read the register takes a while: once for a process, where something was recorded. */
function registerOnce(): Register {
  known ??= readRegister();
  return known;
}

/** What was recorded by the end of a day. */
export async function recordedValues(
  pool: Pool,
  day: IsoDate,
  register: () => Pick<Register, 'kpis'> = registerOnce,
): Promise<RecordedValue[]> {
  const { points } = await readEntries(pool, endOfDay(day));
  const inForce = points.filter(({ withdrawn }) => withdrawn === null);
  if (inForce.length === 0) return [];
  const targets = new Map(register().kpis.flatMap((kpi) => (headlineKey(kpi) ? [[kpi.id, kpi]] : [])));
  return inForce.flatMap(({ kpi, period, value, note, source, sourceUrl }) => {
    const key = headlineKey(targets.get(kpi));
    return key ? [{ ...key, period, value, note: note || null, source, url: sourceUrl }] : [];
  });
}
