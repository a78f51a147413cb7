import type { KpiView } from '../views.ts';

/** A KPI as pages carry it: where it stands in the data files is of no use to a browser. */
export type KpiData = Omit<KpiView, 'place'>;
