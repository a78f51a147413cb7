import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { DownloadLinks } from '../../ui/download-links.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { SEMINARS_FEED, SITE_PATH } from '../addresses.ts';
import { type SeminarView, viewOfSeminar } from '../seminars/seminar-wording.ts';
import { SITE_NAME } from './parts/content-page.tsx';
import { SeminarList } from './parts/seminar-list.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  const { information, siteUrl } = context.get(servicesContext);
  const { coming, past } = await information.seminars();
  return {
    coming: coming.map(viewOfSeminar),
    past: past.map(viewOfSeminar),
    feed: `${siteUrl}${SEMINARS_FEED}`,
  };
}

export function meta() {
  return [
    { title: 'バイオ後続品の講習会・セミナー｜安定 Antei' },
    {
      name: 'description',
      content:
        'バイオ後続品（バイオシミラー）に関する患者・医療関係者・保険者向けの講習会とセミナーの予定と、カレンダーへの登録。',
    },
  ];
}

const TITLE = '講習会・セミナー';

const PAST: Column<SeminarView>[] = [
  {
    key: 'title',
    header: '名称',
    rowHeader: true,
    cell: ({ id, title, cancelled }) => (
      <span id={id}>
        {cancelled ? '【中止】' : ''}
        {title}
      </span>
    ),
  },
  { key: 'when', header: '日時', cell: ({ when }) => when },
  { key: 'audiences', header: '対象', card: 'inline', cell: ({ audiences }) => audiences },
  { key: 'organiser', header: '主催', cell: ({ organiser }) => organiser },
  {
    key: 'url',
    header: '案内',
    card: 'inline',
    cell: ({ url, title }) =>
      url ? (
        <a href={url} aria-label={`案内のページ：${title}`}>
          案内のページ
        </a>
      ) : (
        'なし'
      ),
  },
];

export default function SeminarsPage({ loaderData: { coming, past, feed } }: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs items={[{ label: SITE_NAME, to: SITE_PATH }, { label: TITLE }]} />
      <PageHeading title={TITLE} lead="バイオ後続品に関する、患者・医療関係者・保険者向けの催し" />
      <div className="max-w-4xl space-y-10">
        <Section id="coming" title={`これから（${coming.length}件）`}>
          {coming.length === 0 ? (
            <EmptyState title="登録されている予定はありません">
              <p>予定が決まると、ここと下のカレンダーに出ます。</p>
            </EmptyState>
          ) : (
            <SeminarList seminars={coming} />
          )}
        </Section>
        <Section id="calendar" title="カレンダーに登録する">
          <p>
            次のアドレスをカレンダーのアプリに「照会」または「URLで追加」で登録すると、新しい予定、変更、中止が自動で入ります。
          </p>
          <p>
            <code className="break-all font-mono">{feed}</code>
          </p>
          <DownloadLinks
            items={[{ href: SEMINARS_FEED, label: '講習会・セミナーの予定', format: 'iCalendar' }]}
          />
        </Section>
        {past.length === 0 ? null : (
          <Section id="past" title="終わったもの">
            <DataTable
              caption="終わった講習会・セミナー"
              captionHidden
              columns={PAST}
              rows={past}
              rowKey={({ id }) => id}
              narrow="cards"
            />
          </Section>
        )}
      </div>
    </>
  );
}
