import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount, formatDate } from '../../ui/format.ts';
import { Button } from '../../ui/forms/button.tsx';
import { Field } from '../../ui/forms/field.tsx';
import { Input } from '../../ui/forms/input.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { CALENDAR_PAGE_SIZE, calendarPath, readCalendarPage } from './parts/calendar/calendar-data.ts';
import { CalendarTable, MonthTable } from './parts/calendar/calendar-tables.tsx';
import { NoEdition } from './parts/data/no-edition.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  return readCalendarPage(context.get(servicesContext).supply, new URL(request.url).searchParams);
}

export function meta({ loaderData: page }: MetaArgs<typeof loader>) {
  return [
    { title: '見込みの暦（解除・解消・在庫消尽）｜安定 Antei' },
    {
      name: 'description',
      content: `${page ? `${formatDate(page.asOf)}現在の` : ''}限定出荷の解除・供給停止の解消・在庫消尽の見込みを、時期の順に示します。`,
    },
  ];
}

/** When makers expect supply to recover or stock to run out, month by month; forecasts whose time is over are marked. */
export default function CalendarPage({ loaderData: page }: PageProps<typeof loader>) {
  if (!page) return <NoEdition />;
  const { q, month, months, rows, shown, label } = page;
  const feed = `/feeds/calendar.ics${q ? `?q=${encodeURIComponent(q)}` : ''}`;
  return (
    <>
      <Breadcrumbs items={[{ label: '変化', to: '/changes' }, { label: '見込みの暦' }]} />
      <PageHeading
        title="見込みの暦"
        lead="限定出荷の解除・供給停止の解消・在庫消尽の、製造販売業者による見込み"
        asOf={page.asOf}
      />
      <form action="/calendar" className="max-w-xl pb-4 print:hidden">
        <Field label="品名・成分・製造販売業者で絞り込む">
          {(control) => (
            <div className="flex gap-2">
              <Input {...control} name="q" defaultValue={q} maxLength={200} className="min-w-0 flex-1" />
              <Button>絞り込む</Button>
            </div>
          )}
        </Field>
      </form>
      {months.length === 0 ? (
        <EmptyState title="時期の読み取れる見込みはありません">
          <p>
            <Link to="/calendar">絞り込みを解除する</Link>
          </p>
        </EmptyState>
      ) : (
        <div className="space-y-6">
          <MonthTable months={months} chosen={month} href={(key) => calendarPath({ q, month: key })} />
          <section aria-labelledby="month" className="space-y-2">
            <h2 id="month" className="text-std-20B-150">
              {label}（{formatCount(shown)}品目）
            </h2>
            {month === 'passed' ? (
              <p className="text-dns-14N-130">
                一覧に書かれた時期を過ぎても、新しい見込みが書かれていない品目です。
              </p>
            ) : null}
            <CalendarTable caption={`${label}の見込み`} rows={rows} />
            <Pagination
              page={page.page}
              pageSize={CALENDAR_PAGE_SIZE}
              total={shown}
              unit="品目"
              href={(n) => calendarPath({ q, month, page: n })}
            />
          </section>
        </div>
      )}
      <div className="space-y-2 pt-6 text-dns-14N-130">
        <p className="print:hidden">
          カレンダーで購読する：<a href={feed}>iCalendar（.ics）</a>
          {q ? `（「${q}」だけ）` : null}
        </p>
        <p className="text-solid-gray-700">
          一覧の⑯に書かれた文から読み取れた時期で、月は見込みの終わりの月（「9月以降」のように終わりのないものは、始まりの月）です。約束ではなく、変わることがあります。時期の書かれていない品目（「未定」など）は含みません。
        </p>
      </div>
    </>
  );
}
