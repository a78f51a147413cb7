/** SQL of the figures that are kept, by a key that names all that they are made of. */
import type { Queryable } from '../../platform/database/connection.ts';
import type { FigureTable } from '../model.ts';

export interface KeptFigure {
  key: string;
  dataset: string;
  /** Null where the question has no answer: whoever asks is told why. */
  table: FigureTable | null;
}

export async function findKeptFigure(db: Queryable, key: string): Promise<FigureTable | null> {
  const { rows } = await db.query<{ answer: FigureTable | null }>(
    'select answer from kept_figure where key = $1',
    [key],
  );
  return rows[0]?.answer ?? null;
}

/** Keys of all of them. */
export async function keptFigureKeys(db: Queryable): Promise<Set<string>> {
  const { rows } = await db.query<{ key: string }>('select key from kept_figure');
  return new Set(rows.map(({ key }) => key));
}

/** Keeps a figure, or that there is none; of a dataset that has gone meanwhile nothing is kept. */
export async function keepFigure(
  db: Queryable,
  { key, dataset, table }: KeptFigure,
  at: Date,
): Promise<void> {
  await db.query(
    `insert into kept_figure (key, dataset_id, answer, made_at)
     select $1, d.id, $3::json, $4 from dataset d where d.id = $2
     on conflict (key) do nothing`,
    [key, dataset, JSON.stringify(table), at],
  );
}

/** Removes all but those of some keys. */
export async function forgetOtherFigures(db: Queryable, keys: readonly string[]): Promise<void> {
  await db.query('delete from kept_figure where key <> all($1::text[])', [keys]);
}
