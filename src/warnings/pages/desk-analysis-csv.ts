import type { LoaderFunctionArgs } from 'react-router';
import { actorOf, servicesContext } from '../../web/services.ts';
import { analysisCsv } from '../desk/desk-csv.ts';
import { readQuery } from './parts/analysis/analysis-query.ts';
import { csvResponse } from './parts/desk/csv-response.ts';
import { warningsOf } from './parts/service.ts';

/** The analysis as a file; that it was taken is recorded before it is sent. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const warnings = warningsOf(services);
  const actor = actorOf(services);
  const analysis = await warnings.analysis(actor, readQuery(new URL(request.url).searchParams).query);
  await warnings.recordExport(actor, 'analysis', analysis.total);
  return csvResponse(analysisCsv(analysis), `warnings-analysis-${services.today}`);
}
