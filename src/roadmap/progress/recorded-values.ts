/** What officers recorded of the main targets, values and targets raised, as headlines of indicators ask for it. */
import { NOTHING_RECORDED, type Recorded } from '../../indicators/model.ts';
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
export async function readRecorded(
  pool: Pool,
  day: IsoDate,
  register: () => Pick<Register, 'kpis'> = registerOnce,
): Promise<Recorded> {
  const entries = await readEntries(pool, endOfDay(day));
  const points = entries.points.filter(({ withdrawn }) => withdrawn === null);
  // As the roadmap counts them (as-of.ts): from the day on which they were set.
  const targets = entries.targets.filter(({ withdrawn, setOn }) => withdrawn === null && setOn <= day);
  if (points.length + targets.length === 0) return NOTHING_RECORDED;
  const keys = new Map(register().kpis.map((kpi) => [kpi.id, headlineKey(kpi)]));
  return {
    values: points.flatMap(({ kpi, period, value, note, source, sourceUrl }) => {
      const key = keys.get(kpi);
      return key ? [{ ...key, period, value, note: note || null, source, url: sourceUrl }] : [];
    }),
    targets: targets.flatMap(({ kpi, value, due }) => {
      const key = keys.get(kpi);
      return key ? [{ ...key, value, by: due }] : [];
    }),
  };
}
