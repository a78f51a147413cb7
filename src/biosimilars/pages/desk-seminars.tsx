import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
} from 'react-router';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { fieldsOfForm, formOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { DESK_SEMINARS_PATH, deskSeminarPath, SEMINARS_PATH } from '../addresses.ts';
import { type SeminarView, viewOfSeminar } from '../seminars/seminar-wording.ts';
import { DeskHead, sayDone } from './parts/desk-head.tsx';
import { SeminarFields } from './parts/seminar-fields.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { coming, past } = await context.get(servicesContext).information.seminars();
  return {
    coming: coming.map(viewOfSeminar),
    past: past.map(viewOfSeminar),
    done: new URL(request.url).searchParams.get('done'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const fields = fieldsOfForm(await formOf(context));
  const { id, problems } = await services.information.addSeminar(actorOf(services), fields);
  if (id !== null) return redirect(`${DESK_SEMINARS_PATH}?done=added`, 303);
  return data({ fields, problems }, { status: 422 });
}

export const meta = () => privateMeta('講習会・セミナーの登録');

const DONE: Record<string, string> = {
  added: '登録しました。公開のページとカレンダーに出ています。',
  changed: '変更しました。カレンダーに登録した人にも届きます。',
  cancelled: '中止にしました。一覧とカレンダーには「中止」として残ります。',
};

const COLUMNS: Column<SeminarView>[] = [
  {
    key: 'title',
    header: '名称',
    rowHeader: true,
    cell: ({ id, title, cancelled }) =>
      cancelled ? (
        `【中止】${title}`
      ) : (
        <Link to={deskSeminarPath(id)} className="text-std-16B-170">
          {title}
        </Link>
      ),
  },
  { key: 'when', header: '日時', cell: ({ when }) => when },
  { key: 'place', header: '会場', cell: ({ place }) => place },
  { key: 'audiences', header: '対象', card: 'inline', cell: ({ audiences }) => audiences },
];

export default function DeskSeminarsPage({ loaderData }: PageProps<typeof loader>) {
  const refused = useActionData<typeof action>();
  const { coming, past, done } = loaderData;
  return (
    <>
      <DeskHead
        title="講習会・セミナーの登録"
        lead={
          <>
            登録すると、すぐに<Link to={SEMINARS_PATH}>公開のページ</Link>とカレンダーに出ます。
          </>
        }
        done={refused ? null : sayDone(DONE, done)}
      />
      <div className="max-w-4xl space-y-10">
        <Section id="add" title="新しく登録する">
          {/* What was put in stays after a mistake, and is gone once it is stored. */}
          <SeminarFields
            key={`${coming.length} ${past.length}`}
            form={refused ?? { fields: { organiser: '厚生労働省' }, problems: [] }}
            submit="登録して公開する"
          >
            {null}
          </SeminarFields>
        </Section>
        <Section id="coming" title={`これから（${coming.length}件）`}>
          {coming.length === 0 ? (
            <p>登録されている予定はありません。</p>
          ) : (
            <Table caption="これからの講習会・セミナー" rows={coming} />
          )}
        </Section>
        {past.length === 0 ? null : (
          <Section id="past" title="終わったもの">
            <Table caption="終わった講習会・セミナー" rows={past} />
          </Section>
        )}
      </div>
    </>
  );
}

function Table({ caption, rows }: { caption: string; rows: SeminarView[] }) {
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
