import type { Figure, FigureTable } from '../model.ts';

/** Figures as JSON, the same from the command and from the API, in this order: what, the rows, and all that is needed to trace them. */
export function figuresJson(table: FigureTable) {
  const { measure, version, dataset, period, by, rows, where, codes, edition, sources, unmapped, sql } =
    table;
  const { bounded, references, coverage, warnings } = table;
  return {
    measure,
    version,
    dataset,
    period,
    by,
    rows: rows.map(toJson),
    where: Object.fromEntries(Object.entries(where)) as Record<string, string>,
    codes,
    edition,
    bounded,
    references,
    coverage,
    warnings,
    sources: sources.map(({ file, sheet, sha256 }) => ({ file, sheet, sha256 })),
    unmapped,
    sql,
  };
}

function toJson({ key, label, value, lower, upper, numerator, denominator }: Figure): Figure {
  return { key, label, value, lower, upper, numerator, denominator };
}
