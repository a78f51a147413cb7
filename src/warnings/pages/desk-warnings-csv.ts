import type { LoaderFunctionArgs } from 'react-router';
import { actorOf, servicesContext } from '../../web/services.ts';
import { warningsCells } from '../desk/desk-csv.ts';
import { csvResponse } from './parts/desk/csv-response.ts';
import { readFilter } from './parts/desk/queue-filter.ts';
import { warningsOf } from './parts/service.ts';

/** The queue as a file, with the filters of its address; that it was taken is recorded before it is sent. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const warnings = warningsOf(services);
  const actor = actorOf(services);
  const { rows } = await warnings.queue(actor, readFilter(new URL(request.url).searchParams));
  await warnings.recordExport(actor, 'warnings', rows.length);
  return csvResponse(await warnings.csv(warningsCells(rows)), `warnings-${services.today}`);
}
