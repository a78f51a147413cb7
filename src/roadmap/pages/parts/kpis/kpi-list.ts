/** The list of KPIs, by the document that sets them. Used by its loader only. */

import { ORIGINS } from '../../../origins.ts';
import { distanceWords, targetWords } from '../../../progress/progress-wording.ts';
import type { Roadmap } from '../../../roadmap.ts';
import type { KpiView } from '../../../views.ts';
import { sayPeriod, sayValue } from '../../../wording.ts';

export interface KpiLine {
  id: string;
  title: string;
  heading: string;
  latest: { value: string; period: string; origin: string } | null;
  target: string | null;
  /** Null if there is nothing to measure. */
  distance: string | null;
}

/** Every KPI as a line, grouped by document. */
export async function readKpiList(
  roadmap: Pick<Roadmap, 'kpis' | 'register'>,
): Promise<{ id: string; title: string; rows: KpiLine[] }[]> {
  const kpis = await roadmap.kpis();
  return roadmap.register.documents.flatMap(({ id, title }) => {
    const rows = kpis.filter(({ document }) => document === id).map(lineOf);
    return rows.length === 0 ? [] : [{ id, title, rows }];
  });
}

function lineOf(kpi: KpiView): KpiLine {
  const { latest, target } = kpi.progress;
  return {
    id: kpi.id,
    title: kpi.title,
    heading: kpi.heading,
    latest: latest && {
      value: sayValue(kpi, latest.value, latest.origin === 'computed' ? 1 : 2),
      period: sayPeriod(latest.period),
      origin: ORIGINS[latest.origin],
    },
    target: target && targetWords(kpi),
    distance: target && latest ? distanceWords(kpi) : null,
  };
}
