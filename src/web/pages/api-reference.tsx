import type { LoaderFunctionArgs } from 'react-router';
import { DataTable } from '../../ui/data-table.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../page-types.ts';
import { servicesContext } from '../services.ts';
import { type Described, type Operation, operations } from './operations.ts';

export function loader({ context }: LoaderFunctionArgs) {
  const { openapi, info, operations: list } = operations(context.get(servicesContext).apiDocument());
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
  return (
    <>
      <PageHeading title="API" lead={info.description} />
      <p className="mt-4">
        登録も鍵も要りません。機械が読む定義は{' '}
        <a className="underline" href="/api/v1/openapi.json">
          /api/v1/openapi.json
        </a>
        （OpenAPI {openapi}）です。応答には ETag があり、If-None-Match を付けて呼ぶと、変わっていないときは
        304 だけを返します。 誤りはどのアドレスでも同じ形（RFC
        9457）で返り、何が起きたか（detail）と、どうすればよいか（remedy）を日本語で示します。type は{' '}
        <a className="underline" href="/docs/errors">
          エラーの一覧
        </a>
        のその行のアドレスです。
      </p>
      {list.map((operation) => (
        <OperationSection key={`${operation.method} ${operation.path}`} operation={operation} />
      ))}
    </>
  );
}

function OperationSection({
  operation: { method, path, summary, description, example, needsToken, parameters, reply },
}: {
  operation: Operation;
}) {
  return (
    <section className="mt-10">
      <h2 className="text-std-20B-150">{summary}</h2>
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
      <FieldTable caption={`${summary}：指定できるもの`} fields={parameters} />
      <FieldTable caption={`${summary}：応答`} fields={reply} />
    </section>
  );
}

function FieldTable({ caption, fields }: { caption: string; fields: Described[] }) {
  if (fields.length === 0) return null;
  return (
    <div className="mt-4">
      <DataTable
        caption={caption}
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
    </div>
  );
}
