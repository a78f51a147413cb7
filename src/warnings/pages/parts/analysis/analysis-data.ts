import { actorOf, type Services } from '../../../../web/services.ts';
import { warningsOf } from '../service.ts';
import { readQuery } from './analysis-query.ts';

/** The analysis and what of the address could not be read. */
export async function readAnalysisPage(services: Services, params: URLSearchParams) {
  const { query, issues } = readQuery(params);
  const analysis = await warningsOf(services).analysis(actorOf(services), query);
  return { ...analysis, issues };
}

export type AnalysisPage = Awaited<ReturnType<typeof readAnalysisPage>>;
