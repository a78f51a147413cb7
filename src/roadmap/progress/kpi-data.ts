import type { KpiView } from '../views.ts';

/** A KPI as pages carry it: its place in the data files is of no use to a browser. */
export type KpiData = Omit<KpiView, 'place'>;
