/** The tables of the indicators' datasets, a part of tables.ts. */
import type { Generated } from 'kysely';
import type { Json } from './json.ts';

export interface IndicatorsTables {
  dataset: {
    id: string;
    kind: 'ndb' | 'dispensing';
    title: string;
    round: number | null;
    public_expense: 'included' | 'excluded' | null;
    period_from: string;
    period_to: string;
    imported_at: Generated<Date>;
  };
  dataset_part: {
    id: Generated<number>;
    dataset_id: string;
    file_name: string;
    sha256: string;
    sheet: string;
    title: string;
    axis: 'prefecture' | 'sex-age';
    route: 'internal' | 'external' | 'injection' | 'all';
    setting: 'out-of-hospital' | 'in-hospital' | 'inpatient' | 'all';
    threshold: number | null;
    masking: 'none' | 'unstated' | 'below' | 'least' | 'all-but-total';
    row_count: number;
    states: Json<Record<string, number>>;
    parquet: string;
    parquet_sha256: string;
    reading: number;
    imported_at: Generated<Date>;
  };
}
