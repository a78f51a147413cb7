import { readable } from '../../../supply/index.ts';
import { actorOf, type Services } from '../../../web/services.ts';
import { countryName } from '../../countries.ts';
import { readQuery } from './analysis-query.ts';
import { warningsOf } from './service.ts';

/** The analysis with names as people read them, and what of the address could not be read. */
export async function readAnalysisPage(services: Services, params: URLSearchParams) {
  const { query, issues } = readQuery(params);
  const analysis = await warningsOf(services).analysis(actorOf(services), query);
  return {
    ...analysis,
    issues,
    byClass: analysis.byClass.map(({ name, count }) => ({ name: readable(name), count })),
    late: analysis.late.map((row) => ({ ...row, product: readable(row.product) })),
    silent: analysis.silent.map((maker) => ({
      ...maker,
      mah: readable(maker.mah),
      unwarned: maker.unwarned.map((product) => ({ ...product, name: readable(product.name) })),
    })),
    singleSources: analysis.singleSources.map((source) => ({
      ...source,
      name: readable(source.name),
      mah: readable(source.mah),
      countries: source.countries.map(countryName),
    })),
  };
}

export type AnalysisPage = Awaited<ReturnType<typeof readAnalysisPage>>;
