import type { LoaderFunctionArgs } from 'react-router';
import { DataTable } from '../../ui/data-table.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../page-types.ts';
import { servicesContext } from '../services.ts';
import { type Described, type Operation, operations } from './operations.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const { openapi, info, operations: list } = operations(await context.get(servicesContext).apiDocument());
  return { openapi, info, operations: list };
}

export function meta() {
  return [
    { title: 'APIの使い方｜安定 Antei' },
    {
      name: 'description',
      content: '供給状況、履歴、変化、一覧のダウンロードを、プログラムから使うためのAPI。',
    },
  ];
}

/** The API for people: generated from the same document that programs read. */
export default function ApiReferencePage({
  loaderData: { openapi, info, operations: list },
}: PageProps<typeof loader>) {
  const [about, versions] = info.description.split('\n\n');
  const areas = [...Map.groupBy(list, ({ area }) => area)];
  return (
    <>
      <PageHeading title="API" lead={about} />
      <div className="max-w-prose space-y-3">
        <p>
          読むだけなら、登録も鍵も要りません。機械が読む定義は{' '}
          <a className="underline" href="/api/v1/openapi.json">
            /api/v1/openapi.json
          </a>
          （OpenAPI {openapi}）です。応答には ETag があり、If-None-Match を付けて呼ぶと、変わっていないときは
          304 だけを返します。
        </p>
        <p>
          誤りはどのアドレスでも同じ形（RFC
          9457）で返り、何が起きたか（detail）と、どうすればよいか（remedy）を日本語で示します。type は{' '}
          <a className="underline" href="/docs/errors">
            エラーの一覧
          </a>
          のその行のアドレスです。
        </p>
        <p>{versions}</p>
      </div>
      <nav aria-label="目次" className="mt-8 print:hidden">
        <ul className="columns-1 gap-x-8 sm:columns-2 lg:columns-3">
          {areas.map(([area, operations]) => (
            <li key={area} className="mb-4 break-inside-avoid">
              <a className="font-bold underline" href={`#${idOf(area)}`}>
                {area}
              </a>
              <ul className="mt-1 space-y-1">
                {operations.map(({ id, summary }) => (
                  <li key={id}>
                    <a className="underline" href={`#${id}`}>
                      {summary}
                    </a>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </nav>
      {areas.map(([area, operations]) => (
        <div key={area} className="mt-12">
          <Section id={idOf(area)} title={area}>
            {operations.map((operation) => (
              <OperationPart key={operation.id} operation={operation} />
            ))}
          </Section>
        </div>
      ))}
    </>
  );
}

const idOf = (area: string) => `area-${area}`;

function OperationPart({
  operation: { id, method, path, summary, description, example, needsToken, parameters, reply },
}: {
  operation: Operation;
}) {
  return (
    <section id={id} className="border-solid-gray-300 border-t pt-4 pb-6">
      <h3 className="text-std-18B-160">{summary}</h3>
      <p className="mt-2 font-mono break-all">
        {method} {path}
      </p>
      {needsToken ? (
        <p className="mt-2">
          製造販売業者のAPIトークンが要ります（「組織」のページで発行し、<code>Authorization: Bearer</code>{' '}
          に付けます）。
        </p>
      ) : null}
      {description ? <p className="mt-2">{description}</p> : null}
      {example ? (
        <p className="mt-2">
          例：{' '}
          <a className="break-all underline" href={example}>
            {example}
          </a>
        </p>
      ) : null}
      <FieldTable caption={`${summary}：指定できるもの`} title="指定できるもの" fields={parameters} />
      <FieldTable caption={`${summary}：応答`} title="応答" fields={reply} />
    </section>
  );
}

function FieldTable({ caption, title, fields }: { caption: string; title: string; fields: Described[] }) {
  if (fields.length === 0) return null;
  return (
    <details className="mt-3">
      <summary className="cursor-pointer">
        {title}（{fields.length}）
      </summary>
      <DataTable
        caption={caption}
        captionHidden
        columns={[
          {
            key: 'name',
            header: '名前',
            rowHeader: true,
            cell: (f) => <span className="font-mono break-all">{f.name}</span>,
          },
          { key: 'values', header: '値', cell: (f) => <span className="break-all">{f.values}</span> },
          { key: 'description', header: '説明', cell: (f) => f.description },
        ]}
        rows={fields}
        rowKey={(f) => f.name}
        narrow="cards"
      />
    </details>
  );
}
