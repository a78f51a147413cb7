import type { LoaderFunctionArgs } from 'react-router';
import { readable } from '../../platform/text.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { formatCount, formatDate } from '../../ui/format.ts';
import { ButtonLink } from '../../ui/forms/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { pageOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import type { Receipt, ReceiptProduct } from '../model.ts';
import { receiptFacts } from '../receipt/receipt-wording.ts';
import { ChangedCells } from './parts/changed-cells.tsx';

const PAGE_SIZE = 100;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const actor = actorOf(services);
  const { searchParams } = new URL(request.url);
  const { products, ...receipt } = await services.reporting.submission(actor, params.number!);
  const page = Math.min(
    pageOf(searchParams.get('page')),
    Math.max(1, Math.ceil(products.length / PAGE_SIZE)),
  );
  const waiting = products.filter(({ publishedOn, correctedBy }) => !publishedOn && !correctedBy).length;
  const changed = receipt.kind === 'change' && waiting > 0;
  return {
    receipt,
    publication: changed ? services.reporting.nextPublication() : null,
    total: products.length,
    page,
    products: products.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    waiting,
    ministry: actor.organisation.kind === 'ministry',
    done: searchParams.get('done') === 'submitted',
  };
}

export const meta = ({ loaderData }: MetaArgs<typeof loader>) =>
  privateMeta(loaderData ? `受付控 ${loaderData.receipt.number}` : '受付控');

export default function SubmissionPage({ loaderData }: PageProps<typeof loader>) {
  const { receipt, products, total, page, waiting, publication, ministry, done } = loaderData;
  const { number, kind } = receipt;
  const here = `/report/submissions/${number}`;
  return (
    <>
      <Breadcrumbs
        items={
          ministry
            ? [{ label: '報告の公開', to: '/desk/reports' }, { label: number }]
            : [
                { label: 'マイページ', to: '/work' },
                { label: '供給状況報告', to: '/report' },
                { label: '提出の控え', to: '/report/submissions' },
                { label: number },
              ]
        }
      />
      <PageHeading
        title="供給状況報告 受付控"
        lead={number}
        actions={
          <ButtonLink size="sm" to={`${here}/receipt.pdf`} reloadDocument>
            PDFで保存
          </ButtonLink>
        }
      />
      <div className="space-y-6">
        {done ? (
          <div role="status">
            <Notice kind="success" title="報告を受け付けました">
              <p>
                {publication ? `${publicationText(publication)}の一覧に載る予定です。` : null}
                この控えは「提出の控え」からいつでも見られます。
              </p>
              <p>
                <Link to="/report">自社の品目に戻る</Link>
              </p>
            </Notice>
          </div>
        ) : null}
        <DefinitionList items={facts(receipt, total, waiting, publication)} />
        <section aria-labelledby="products" className="space-y-3">
          <h2 id="products" className="text-std-20B-150">
            {kind === 'no-change' ? '確認した品目' : '報告した内容'}
          </h2>
          <DataTable
            caption="品目"
            captionHidden
            narrow="cards"
            rows={products}
            rowKey={({ yjCode }) => yjCode}
            columns={[
              {
                key: 'name',
                header: '品目',
                rowHeader: true,
                cell: ({ name, yjCode }) => (
                  <>
                    {readable(name)}
                    <span className="block text-dns-14N-130 text-solid-gray-700">{yjCode}</span>
                  </>
                ),
              },
              ...(kind === 'no-change'
                ? []
                : [
                    {
                      key: 'changes',
                      header: '変更前 → 変更後',
                      card: 'bare' as const,
                      cell: ({ changes }: ReceiptProduct) => <ChangedCells changes={changes} />,
                    },
                    {
                      key: 'state',
                      header: '公開・訂正',
                      card: 'bare' as const,
                      cell: (product: ReceiptProduct) => <State product={product} />,
                    },
                  ]),
            ]}
          />
          <Pagination
            page={page}
            pageSize={PAGE_SIZE}
            total={total}
            unit="品目"
            href={(n) => (n > 1 ? `${here}?page=${n}` : here)}
          />
          {total > PAGE_SIZE ? <p>全品目の一覧は、PDFにあります。</p> : null}
        </section>
      </div>
    </>
  );
}

function State({ product: { publishedOn, correctedBy, corrects } }: { product: ReceiptProduct }) {
  return (
    <>
      {correctedBy ? (
        <span className="block font-700 text-orange-1100">
          訂正済み（<Link to={`/report/submissions/${correctedBy}`}>{correctedBy}</Link>）
        </span>
      ) : null}
      {corrects ? (
        <span className="block">
          <Link to={`/report/submissions/${corrects}`}>{corrects}</Link>を訂正
        </span>
      ) : null}
      {publishedOn ? (
        <Link to={`/data/${publishedOn}`}>{formatDate(publishedOn)}の一覧に掲載</Link>
      ) : correctedBy ? null : (
        '公開待ち'
      )}
    </>
  );
}

type Publication = { on: string; at: string };

const publicationText = ({ on, at }: Publication) => `${formatDate(on)} ${at}までに公開`;

/** The receipt's facts, how much of it waits for the next edition, and when that comes. */
function facts(
  receipt: Omit<Receipt, 'products'>,
  total: number,
  waiting: number,
  publication: Publication | null,
) {
  const said = receiptFacts(receipt, total).map(([term, text]) => ({
    term,
    description:
      term === '内容' && waiting > 0 ? `${text}（うち${formatCount(waiting)}品目が公開待ち）` : text,
  }));
  const planned = publication && {
    term: '公開の予定',
    description: `${publicationText(publication)}（毎日この時刻に自動で公開します。厚生労働省がそれより早く公開することもあります）`,
  };
  return [...said, ...(planned ? [planned] : [])].map((fact, index) => ({ key: String(index), ...fact }));
}
