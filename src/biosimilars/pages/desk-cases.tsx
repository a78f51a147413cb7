import type { LoaderFunctionArgs } from 'react-router';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Link } from '../../ui/link.tsx';
import { Section } from '../../ui/section.tsx';
import type { Loaded, PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { CASES_PATH, deskCasePath } from '../addresses.ts';
import { CASE_STATES } from '../cases/case-state.ts';
import { sayCasePlace } from './parts/case-text.tsx';
import { DeskHead } from './parts/desk-head.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const all = await services.information.casesToDecide(actorOf(services));
  const rows = all.map(({ publicId, title, state, submittedAt, organisation, ...where }) => ({
    id: publicId,
    title,
    waits: state === 'received',
    state: CASE_STATES[state],
    organisation,
    place: sayCasePlace(where),
    sent: formatInstant(submittedAt),
  }));
  return { waiting: rows.filter(({ waits }) => waits), others: rows.filter(({ waits }) => !waits) };
}

export const meta = () => privateMeta('先進事例の確認');

type Row = Loaded<typeof loader>['others'][number];

const COLUMNS: Column<Row>[] = [
  {
    key: 'title',
    header: '件名',
    rowHeader: true,
    cell: ({ id, title }) => (
      <Link to={deskCasePath(id)} className="text-std-16B-170">
        {title}
      </Link>
    ),
  },
  { key: 'state', header: '状態', card: 'inline', nowrap: true, cell: ({ state }) => state },
  { key: 'organisation', header: '投稿した組織', cell: ({ organisation }) => organisation },
  { key: 'place', header: '機関・地域', cell: ({ place }) => place },
  { key: 'sent', header: '送られた日時', card: 'inline', nowrap: true, cell: ({ sent }) => sent },
];

export default function DeskCasesPage({ loaderData: { waiting, others } }: PageProps<typeof loader>) {
  return (
    <>
      <DeskHead
        title="先進事例の確認"
        lead={
          <>
            投稿を確かめて<Link to={CASES_PATH}>公開のページ</Link>に載せます。
          </>
        }
      />
      <div className="space-y-10">
        <Section id="waiting" title={`確認を待っているもの（${waiting.length}件）`}>
          {waiting.length === 0 ? (
            <p>ありません。</p>
          ) : (
            <Table caption="確認を待っている事例" rows={waiting} />
          )}
        </Section>
        <Section id="others" title={`ほかの事例（${others.length}件）`}>
          {others.length === 0 ? <p>ありません。</p> : <Table caption="ほかの事例" rows={others} />}
        </Section>
      </div>
    </>
  );
}

function Table({ caption, rows }: { caption: string; rows: Row[] }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      narrow="cards"
    />
  );
}
