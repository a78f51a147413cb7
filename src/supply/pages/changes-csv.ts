import type { LoaderFunctionArgs } from 'react-router';
import { servicesContext } from '../../web/services.ts';
import { AnteiError } from '../errors.ts';
import { readChangeFile } from './parts/changes/change-data.ts';

/** What the changes page shows, all of it, as a file: /changes.csv with the page's own parameters. Without a tab, every tab but 品目情報. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { supply } = context.get(servicesContext);
  const file = await readChangeFile(supply, new URL(request.url).searchParams);
  if (!file) throw new AnteiError('no-edition', '一覧はまだありません。');
  const { from, to, csv } = file;
  const span = from === to ? to : `${from}_${to}`;
  return new Response(new Uint8Array(csv), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="antei-changes-${span}.csv"`,
    },
  });
}
