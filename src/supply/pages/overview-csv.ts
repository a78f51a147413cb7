import type { LoaderFunctionArgs } from 'react-router';
import { isIsoDate } from '../../platform/clock.ts';
import { servicesContext } from '../../web/services.ts';
import { AnteiError } from '../errors.ts';
import { overviewCsv } from '../read/overview-csv.ts';

/** The overview's figures as a file: /overview.csv?asOf=2026-08-18, the newest edition without a date. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { supply } = context.get(servicesContext);
  const given = new URL(request.url).searchParams.get('asOf');
  const { edition, editions } = await supply.snapshot();
  const asOf = given ?? edition?.asOf ?? null;
  const found = asOf !== null && isIsoDate(asOf) ? (await supply.trend(asOf, asOf))[0] : undefined;
  if (!found) throw new AnteiError('no-edition', `${given ?? '最新'}の一覧はありません。`);
  const source = editions.find((one) => one.asOf === found.asOf)?.source;
  return new Response(new Uint8Array(overviewCsv(found, source === 'demo')), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="antei-overview-${found.asOf}.csv"`,
    },
  });
}
