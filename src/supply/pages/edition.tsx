import { data, type LoaderFunctionArgs } from 'react-router';
import { isIsoDate } from '../../platform/clock.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DownloadLinks } from '../../ui/download-links.tsx';
import { formatDate } from '../../ui/format.ts';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { toEditionRow, toWithdrawnRow } from './parts/data/data-data.ts';
import { EditionFacts } from './parts/data/edition-facts.tsx';
import { editionFiles } from './parts/data/edition-files.ts';
import { WithdrawnEdition } from './parts/data/withdrawn-edition.tsx';
import { WithdrawnTable } from './parts/data/withdrawn-table.tsx';
import { ProblemTable } from './parts/groups/problem-table.tsx';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { supply } = context.get(servicesContext);
  const asOf = params.asOf ?? '';
  const { editions, withdrawn } = await supply.snapshot();
  const at = editions.findIndex((edition) => edition.asOf === asOf);
  const problems = at >= 0 && isIsoDate(asOf) ? await supply.editionProblems(asOf) : null;
  const taken = withdrawn.filter((edition) => edition.asOf === asOf).map(toWithdrawnRow);
  if (problems === null && taken.length > 0)
    return { gone: taken[0]!, newest: editions[0]?.asOf ?? null, edition: null };
  if (problems === null) {
    const newest = editions[0]
      ? `最新の一覧は${formatDate(editions[0].asOf)}のものです。`
      : 'まだ一覧が取り込まれていません。';
    throw data(
      `「${asOf.slice(0, 40)}」の一覧はありません。${newest}一覧のある日付は「データ」のページにあります。`,
      { status: 404 },
    );
  }
  return {
    edition: toEditionRow(editions[at]!),
    taken,
    earlier: editions[at + 1]?.asOf ?? null,
    later: editions[at - 1]?.asOf ?? null,
    problems,
  };
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  if (!loaderData) return [];
  const { edition, gone } = loaderData;
  const what = gone ? `${formatDate(gone.asOf)}の一覧（取り下げ）` : `${formatDate(edition.asOf)}の一覧`;
  return [{ title: `${what}｜安定 Antei` }];
}

export default function EditionPage({ loaderData }: PageProps<typeof loader>) {
  if (loaderData.gone) {
    const heading = `${formatDate(loaderData.gone.asOf)}の一覧（取り下げ）`;
    return (
      <>
        <Breadcrumbs items={[{ label: 'データ', to: '/data' }, { label: heading }]} />
        <PageHeading title={heading} />
        <WithdrawnEdition edition={loaderData.gone} newest={loaderData.newest} />
      </>
    );
  }
  const { edition, taken, earlier, later, problems } = loaderData;
  const { asOf } = edition;
  return (
    <>
      <Breadcrumbs items={[{ label: 'データ', to: '/data' }, { label: `${formatDate(asOf)}の一覧` }]} />
      <PageHeading
        title={`${formatDate(asOf)}の一覧`}
        lead="出典、ハッシュ、ダウンロード、読めなかったセル"
      />
      <div className="space-y-10">
        <div className="grid items-start gap-x-10 gap-y-6 md:grid-cols-[3fr_2fr]">
          <EditionFacts edition={edition} />
          <div className="space-y-4">
            <DownloadLinks items={editionFiles(asOf)} />
            <ul className="space-y-1 print:hidden">
              <li>
                <Link to={`/changes?from=${asOf}&to=${asOf}`}>この一覧で変わったこと</Link>
              </li>
              <li>
                <Link to={`/overview?asOf=${asOf}`}>この一覧の概況</Link>
              </li>
              {earlier ? (
                <li>
                  <Link to={`/data/${earlier}`}>前の一覧（{formatDate(earlier)}）</Link>
                </li>
              ) : null}
              {later ? (
                <li>
                  <Link to={`/data/${later}`}>次の一覧（{formatDate(later)}）</Link>
                </li>
              ) : null}
            </ul>
          </div>
        </div>
        {taken.length > 0 ? (
          <Section id="withdrawn" title="この日付で取り下げられた別の内容">
            <WithdrawnTable editions={taken} />
          </Section>
        ) : null}
        <Section id="problems" title="読めなかったセル">
          <ProblemTable problems={problems} />
        </Section>
      </div>
    </>
  );
}
