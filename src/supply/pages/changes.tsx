import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { formatCount, formatDate, formatMonthDay } from '../../ui/format.ts';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { CHANGE_PAGE_SIZE, changesPath } from '../words/change-address.ts';
import { CauseCounts } from './parts/changes/cause-counts.tsx';
import { type ChangePage, readChangePage } from './parts/changes/change-data.ts';
import { ChangeFilters } from './parts/changes/change-filters.tsx';
import { GroupNote, NoChanges, PeriodLinks, QuietNote } from './parts/changes/change-notes.tsx';
import { ChangeTable } from './parts/changes/change-table.tsx';
import { DateIssues } from './parts/changes/date-issues.tsx';
import { EditTable } from './parts/changes/edit-table.tsx';
import { FeedLinks } from './parts/changes/feed-links.tsx';
import { IngredientTable } from './parts/changes/ingredient-table.tsx';
import { NoEdition } from './parts/data/no-edition.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { supply, today } = context.get(servicesContext);
  return readChangePage(supply, new URL(request.url).searchParams, today);
}

export function meta({ loaderData: page }: MetaArgs<typeof loader>) {
  return [
    { title: `${page ? period(page) : ''}供給の変化｜安定 Antei` },
    {
      name: 'description',
      content: '医療用医薬品の出荷対応・出荷量の変化を、悪化と改善に分けて一覧の日付ごとに示します。',
    },
  ];
}

export default function ChangesPage({ loaderData: page }: PageProps<typeof loader>) {
  if (!page) return <NoEdition />;
  const { address, rows, edits, total, comparedWith } = page;
  const { grouped } = page;
  const shown = grouped ?? edits ?? rows;
  return (
    <>
      <Breadcrumbs items={[{ label: '変化' }]} />
      <PageHeading title="供給の変化" lead={lead(page)} />
      <DateIssues issues={page.issues} />
      <PeriodLinks page={page} />
      <ChangeFilters page={page} />
      <EditionLinks page={page} />
      <CauseCounts causes={page.causes} caption={`${period(page)}の変化の理由`} />
      <Tabs label="変化の向き" items={page.tabs} />
      <section aria-labelledby="direction" className="pt-2">
        <h2 id="direction" className="sr-only print:not-sr-only print:pb-2 print:text-std-18B-160">
          {page.tabs.find((tab) => tab.current)?.label}（{formatCount(total)}
          {grouped ? '成分' : edits ? '種類' : '件'}）
        </h2>
        <GroupNote page={page} />
        {shown.length === 0 ? (
          <div className="pt-4">
            <NoChanges page={page} />
          </div>
        ) : (
          <>
            {grouped ? (
              <IngredientTable caption={`${period(page)}の成分ごとの変化`} rows={grouped} />
            ) : edits ? (
              <EditTable caption={`${period(page)}の品目情報の変化`} rows={edits} dated={page.editions > 1} />
            ) : (
              <ChangeTable caption={`${period(page)}の変化`} rows={rows} dated={page.editions > 1} />
            )}
            <Pagination
              page={address.page}
              pageSize={CHANGE_PAGE_SIZE}
              total={total}
              href={(n) => changesPath({ ...address, page: n })}
            />
            <p className="text-dns-14N-130 text-solid-gray-700" hidden={rows.length === 0}>
              「代わりの候補」は、同じ成分・剤形・規格の他の品目のうち、最新の一覧で通常出荷のものの数です。代替性を保証するものではありません。
            </p>
          </>
        )}
      </section>
      <div className="space-y-2 pt-8">
        <QuietNote page={page} />
        <FeedLinks path="/feeds/changes" what="主な変化" />
        <p className="text-dns-14N-130 print:hidden">
          この期間の変化をデータで受け取る：
          <a
            href={changesPath({ ...address, group: null, byIngredient: false, page: 1 }, '/changes.csv')}
            download
          >
            表計算用（CSV）
          </a>
          <span aria-hidden="true">　</span>
          <a href={`/api/v1/changes?since=${address.from}&until=${address.to}`}>API（JSON）</a>
          <span aria-hidden="true">　</span>
          <Link to="/guide#changes">悪化・改善の分け方</Link>
        </p>
        {comparedWith === null ? null : (
          <p className="text-dns-14N-130 text-solid-gray-700">
            変化は、続く2つの一覧のすべての品目を比べて求めています（公式の「New」の印によるものではありません）。
          </p>
        )}
      </div>
    </>
  );
}

function period({ address: { from, to } }: Pick<ChangePage, 'address'>): string {
  return from === to ? formatDate(to) : `${formatDate(from)}から${formatDate(to)}まで`;
}

function lead({ address: { from, to }, comparedWith, editions }: ChangePage): string {
  if (comparedWith === null && from === to) return `${formatDate(to)}の一覧（比べる前の一覧がありません）`;
  if (from === to) return `${formatDate(to)}の一覧で変わったこと（前の一覧は${formatDate(comparedWith!)}）`;
  return `${formatDate(from)}から${formatDate(to)}までの${editions}回の一覧で変わったこと`;
}

/** One edition back or forth, the filters kept. */
function EditionLinks({ page: { address, earlier, later } }: { page: ChangePage }) {
  const to = (date: string) => changesPath({ ...address, from: date, to: date, page: 1 });
  return (
    <nav aria-label="一覧の日付" className="flex flex-wrap justify-between gap-x-6 gap-y-1 pb-3 print:hidden">
      {earlier ? (
        <Link to={to(earlier)} preventScrollReset>
          ← 前の一覧（{formatMonthDay(earlier)}）
        </Link>
      ) : (
        <span className="text-solid-gray-700">これより前の一覧はありません</span>
      )}
      {later ? (
        <Link to={to(later)} preventScrollReset>
          次の一覧（{formatMonthDay(later)}） →
        </Link>
      ) : (
        <span className="text-solid-gray-700">最新の一覧です</span>
      )}
    </nav>
  );
}
