import { data, type LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { Section } from '../../ui/section.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { INDICATORS_PATH, mapPath, measurePath } from '../addresses.ts';
import { BREAKDOWNS, type Measure } from '../model.ts';
import { maskingRule, partName } from '../views/read-dataset.ts';
import type { AskedFigures } from '../views/read-measure.ts';
import { formatFigure } from '../wording.ts';
import { AddressIssues, NoFiguresNotice } from './parts/datasets/address-issues.tsx';
import { BoundsNote } from './parts/datasets/bounds-note.tsx';
import { NoDataset } from './parts/datasets/no-dataset.tsx';
import { SourceNote } from './parts/datasets/source-note.tsx';
import { SourceWarnings } from './parts/datasets/source-warnings.tsx';
import { ChoiceField } from './parts/figures/choice-field.tsx';
import { FiguresForm } from './parts/figures/figures-form.tsx';
import { FiguresOrigin, type PartOrigin } from './parts/figures/figures-origin.tsx';
import { FiguresTable } from './parts/figures/figures-table.tsx';
import { HeadlineFigures } from './parts/figures/headline-figures.tsx';
import { MeasureDefinition } from './parts/figures/measure-definition.tsx';
import { narrowingWords } from './parts/figures/narrowing-wording.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { indicators, supply, today } = context.get(servicesContext);
  const id = params.id ?? '';
  const { editions } = await supply.snapshot();
  const page = await indicators.measurePage(
    id,
    new URL(request.url).searchParams,
    editions.map(({ asOf }) => asOf),
  );
  if (!page)
    throw data(`「${id.slice(0, 60)}」という指標はありません。あるものは「指標の定義」のページにあります。`, {
      status: 404,
    });
  const headlines = await indicators.headlinesOf(page.measure.id, today);
  const parts: PartOrigin[] = (page.asked?.table?.sources ?? []).map((part) => ({
    name: partName(part),
    masking: maskingRule(part),
    file: part.file,
    sheet: part.sheet,
    sha256: part.sha256,
  }));
  // By sex and age only some sheets are published; the heading says which.
  const bySexOrAge = page.asked?.query.by === 'sex' || page.asked?.query.by === 'age';
  const scope = bySexOrAge ? parts.map(({ name }) => name.replace('・性・年齢別', '')).join('、') : null;
  return { page, headlines, parts, scope };
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  if (!loaderData) return [];
  const { title, why } = loaderData.page.measure;
  return [{ title: `${title.ja}：定義と値｜安定 Antei` }, { name: 'description', content: why }];
}

export default function MeasurePage({ loaderData }: PageProps<typeof loader>) {
  const { page, headlines, parts, scope } = loaderData;
  const { measure, issues, asked } = page;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: '指標', to: INDICATORS_PATH },
          { label: '指標の定義', to: `${INDICATORS_PATH}/measures` },
          { label: measure.title.ja },
        ]}
      />
      <PageHeading title={measure.title.ja} lead={measure.why} />
      <div className="space-y-10">
        <AddressIssues issues={issues} />
        {headlines.length > 0 ? (
          <Section id="headline" title="公式の値と、このサイトの計算">
            <div className="grid max-w-4xl gap-x-8 gap-y-6 md:grid-cols-2">
              {headlines.map((headline) => (
                <div key={headline.of}>
                  <h3 className="text-std-16B-170">
                    {headline.of === 'prefectures' ? '目標に達した都道府県' : '全国'}
                  </h3>
                  <HeadlineFigures headline={headline} />
                </div>
              ))}
            </div>
          </Section>
        ) : null}
        <Section id="figures" title={`値：${asked ? heading(asked, scope) : '全国'}`}>
          {asked ? <Figures page={page} asked={asked} /> : <NoDataset what={`${measure.title.ja}の値`} />}
        </Section>
        <Section id="definition" title="定義">
          <MeasureDefinition page={page} />
        </Section>
        {asked?.table ? (
          <Section id="origin" title="もとのファイルとダウンロード">
            <FiguresOrigin measure={measure} query={asked.query} table={asked.table} parts={parts} />
          </Section>
        ) : null}
      </div>
    </>
  );
}

function heading({ query, choices }: AskedFigures, sheets: string | null): string {
  const { setting: _s, route: _r, ...rest } = query.where;
  const narrowed = narrowingWords(sheets ? rest : query.where, choices);
  const scope = sheets ? `${sheets}${narrowed === 'すべての処方' ? '' : `・${narrowed}`}` : narrowed;
  return query.by === 'nation' ? `全国（${scope}）` : `${BREAKDOWNS[query.by]}別（${scope}）`;
}

function Figures({ page: { measure }, asked }: { page: { measure: Measure }; asked: AskedFigures }) {
  const { query, choices, table, total, page, pageSize, none, source } = asked;
  return (
    <div className="space-y-4">
      <FiguresForm label="集計の単位と範囲" query={query} choices={choices}>
        <ChoiceField label="集計の単位" name="by" value={query.by} choices={choices.by} />
      </FiguresForm>
      <NoFiguresNotice none={none} />
      <SourceWarnings source={source} />
      {table && table.rows.length === 0 ? <p>この条件に当てはまる処方は、データにありません。</p> : null}
      {table && table.rows.length > 0 ? (
        <>
          <FiguresTable measure={measure} table={table} />
          {total > pageSize ? (
            <Pagination
              page={page}
              pageSize={pageSize}
              total={total}
              href={(number) => pageHref(query, number)}
            />
          ) : null}
          <BoundsNote
            target={
              measure.target && measure.unit === 'fraction'
                ? `目標の${formatFigure(measure, measure.target.value)}`
                : undefined
            }
            amounts={measure.kind === 'ratio' && measure.weight === 'quantity'}
          />
          {query.by === 'prefecture' && query.where.prefecture === undefined ? (
            <p>
              <Link to={mapPath(withoutBreakdown(query))}>同じ値を地図と順位で見る</Link>
            </p>
          ) : null}
        </>
      ) : null}
      {source ? <SourceNote source={source} /> : null}
    </div>
  );
}

/** What the map is asked: it is by prefecture in itself. */
function withoutBreakdown({ by: _, ...query }: AskedFigures['query']) {
  return query;
}

function pageHref(query: AskedFigures['query'], page: number): string {
  const path = measurePath(query);
  return page === 1 ? path : `${path}${path.includes('?') ? '&' : '?'}page=${page}`;
}
