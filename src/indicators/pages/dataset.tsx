import { data, type LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { formatCount, formatDate, formatInstant } from '../../ui/format.ts';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { DATASETS_PATH, INDICATORS_PATH, measurePath } from '../addresses.ts';
import { coverageText } from '../datasets/references.ts';
import { AnteiError } from '../errors.ts';
import { cellsFile, LICENCE, maskingRule, monthsOfCare, partName } from '../views/read-dataset.ts';
import { DatasetPart, type PartFacts } from './parts/datasets/dataset-part.tsx';
import { SourceWarnings } from './parts/datasets/source-warnings.tsx';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const id = params.id ?? '';
  const { dataset, codes, serving, coverage, warnings, unmapped, citation, records } = await context
    .get(servicesContext)
    .indicators.dataset(id)
    .catch((error: unknown) => {
      if (!(error instanceof AnteiError && error.code === 'no-dataset')) throw error;
      throw data(
        `「${id.slice(0, 40)}」というデータセットはありません。あるものは「指標のデータセット」のページにあります。`,
        { status: 404 },
      );
    });
  return {
    id: dataset.id,
    title: dataset.title,
    period: monthsOfCare(dataset),
    imported: formatInstant(dataset.importedAt),
    parts: dataset.parts.map(
      (part): PartFacts => ({
        ...part,
        name: partName(part),
        masking: maskingRule(part),
        download: cellsFile(dataset, part),
      }),
    ),
    codes,
    serving,
    coverage: coverage && coverageText(coverage),
    warnings,
    unmapped,
    citation,
    records,
  };
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  return loaderData ? [{ title: `${loaderData.title}｜指標のデータセット｜安定 Antei` }] : [];
}

export default function DatasetPage({ loaderData: page }: PageProps<typeof loader>) {
  const { id, title, period, imported, parts, codes, serving, coverage, unmapped, citation, records } = page;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: '指標', to: INDICATORS_PATH },
          { label: 'データセット', to: DATASETS_PATH },
          { label: title },
        ]}
      />
      <PageHeading title={title} lead="元のファイル、秘匿の規則、セルの数、ダウンロード" />
      <div className="space-y-10">
        <SourceWarnings source={page} />
        <DefinitionList
          items={[
            { key: 'id', term: 'ID', description: <code className="font-mono">{id}</code> },
            { key: 'period', term: '対象期間', description: period },
            { key: 'imported', term: '取り込み', description: imported },
            ...(records === null ? [] : [{ key: 'records', term: '記録', description: records }]),
            { key: 'lists', term: '使うリスト', description: serving },
            {
              key: 'licence',
              term: '利用条件',
              description: (
                <a href={LICENCE.url} rel="license">
                  {LICENCE.name}
                </a>
              ),
            },
            { key: 'cite', term: '引用', description: <span className="select-all">{citation}</span> },
          ]}
        />
        <Section id="parts" title={`取り込んだシート（${formatCount(parts.length)}）`}>
          <p>
            元のファイルは、SHA-256で公式のものと照合できます。Parquetには、シートのすべてのセルを、値・0・秘匿・空の別と、秘匿されたセルの取りうる範囲を付けて入れています。
          </p>
          {parts.map((part) => (
            <DatasetPart key={part.parquetSha256} part={part} />
          ))}
        </Section>
        <Section id="unmapped" title="リストにない医薬品コード">
          {codes === null ? (
            <p>この期間に使える後発医薬品の区分のリストが取り込まれていないため、照合していません。</p>
          ) : (
            <>
              <p>
                {formatDate(codes)}
                時点の「各先発医薬品の後発医薬品の有無に関する情報」にないコードです。推測で当てはめず、どの指標にも数えていません。リストの日付を変えて見るときは、
                <Link to={measurePath({ measure: 'generic-volume-share', dataset: id })}>指標の定義</Link>
                のページで選べます。
              </p>
              <p>{coverage}</p>
              <Unmapped codes={unmapped} />
            </>
          )}
        </Section>
      </div>
    </>
  );
}

function Unmapped({ codes }: { codes: { code: string; name: string; quantity: number }[] }) {
  if (codes.length === 0) return <p>ありません。</p>;
  return (
    <DataTable
      caption={`リストにないコード（${formatCount(codes.length)}）`}
      narrow="cards"
      rows={codes}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'name',
          header: '品名（シートのまま）',
          rowHeader: true,
          cell: ({ name }) => name,
        },
        {
          key: 'code',
          header: '医薬品コード',
          card: 'inline',
          cell: ({ code }) => <code className="font-mono">{code}</code>,
        },
        {
          key: 'quantity',
          header: '全国の数量（薬価基準の単位）',
          align: 'end',
          card: 'inline',
          cell: ({ quantity }) => formatCount(quantity),
        },
      ]}
    />
  );
}
