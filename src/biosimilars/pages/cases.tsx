import type { LoaderFunctionArgs } from 'react-router';
import { PREFECTURES } from '../../indicators/model.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatInstant } from '../../ui/format.ts';
import { ButtonLink } from '../../ui/forms/button.tsx';
import { Field } from '../../ui/forms/field.tsx';
import { FilterForm } from '../../ui/forms/filter-form.tsx';
import { Select } from '../../ui/forms/select.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { CASES_PATH, casePath, NEW_CASE_PATH, OWN_CASES_PATH, SITE_PATH } from '../addresses.ts';
import { sayCasePlace } from './parts/case-text.tsx';
import { SITE_NAME } from './parts/content-page.tsx';

/** An unknown prefecture filters nothing. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const given = new URL(request.url).searchParams.get('prefecture') ?? '';
  const prefecture = PREFECTURES.has(given) ? given : '';
  const cases = await context.get(servicesContext).information.cases(prefecture || null);
  return {
    prefecture,
    cases: cases.map(({ publicId, title, result, organisation, publishedAt, ...where }) => ({
      id: publicId,
      title,
      result,
      organisation,
      place: sayCasePlace(where),
      published: formatInstant(publishedAt),
    })),
  };
}

export function meta() {
  return [
    { title: 'バイオ後続品の先進事例｜安定 Antei' },
    {
      name: 'description',
      content: '都道府県、病院、診療所、薬局、保険者による、バイオ後続品の使用を進める取組の先進事例。',
    },
  ];
}

const TITLE = '各地の先進事例';

export default function CasesPage({ loaderData: { prefecture, cases } }: PageProps<typeof loader>) {
  const options = [...PREFECTURES].map(([value, label]) => ({ value, label }));
  return (
    <>
      <Breadcrumbs items={[{ label: SITE_NAME, to: SITE_PATH }, { label: TITLE }]} />
      <PageHeading
        title={TITLE}
        lead="都道府県、病院、診療所、薬局、保険者の、バイオ後続品の使用を進める取組"
      />
      <div className="max-w-4xl space-y-10">
        <FilterForm action={CASES_PATH} label="事例の絞り込み">
          <Field label="都道府県">
            {(control) => (
              <Select
                {...control}
                name="prefecture"
                defaultValue={prefecture}
                options={[{ value: '', label: 'すべて' }, ...options]}
                className="w-fit"
              />
            )}
          </Field>
        </FilterForm>
        <Section id="cases" title={`公開中の事例（${cases.length}件）`}>
          {cases.length === 0 ? (
            <EmptyState
              title={prefecture ? 'この都道府県の事例は、まだありません' : '事例は、まだありません'}
            >
              <p>投稿された事例は、厚生労働省が確認した後に、ここに公開されます。</p>
            </EmptyState>
          ) : (
            <ul className="space-y-4">
              {cases.map(({ id, title, result, organisation, place, published }) => (
                <li key={id} className="rounded-8 border border-solid-gray-420 p-4">
                  <h3>
                    <Link to={casePath(id)} className="text-std-18B-160">
                      {title}
                    </Link>
                  </h3>
                  <p className="text-dns-14N-130 text-solid-gray-700">
                    {place}・投稿 {organisation}・公開 {published}
                  </p>
                  <p className="mt-2 line-clamp-3 whitespace-pre-wrap">{result}</p>
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section id="send" title="事例を投稿する">
          <p>
            都道府県、病院、診療所、薬局、保険者の担当者が投稿できます。厚生労働省が内容を確かめてから公開します。連絡先は公開しません。
          </p>
          <p className="flex flex-wrap gap-2 print:hidden">
            <ButtonLink to={NEW_CASE_PATH}>事例を投稿する</ButtonLink>
            <ButtonLink to={OWN_CASES_PATH} variant="text">
              投稿した事例の状態を見る
            </ButtonLink>
          </p>
        </Section>
      </div>
    </>
  );
}
