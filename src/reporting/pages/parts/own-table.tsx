import { readable } from '../../../platform/text.ts';
import { OUTLOOKS, REASONS } from '../../../supply/model.ts';
import { statusColumns } from '../../../supply/ui/product-columns.tsx';
import { statusTone } from '../../../supply/ui/status-look.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { formatDate } from '../../../ui/format.ts';
import { Link } from '../../../ui/link.tsx';
import type { OwnProduct } from './shapes.ts';
import { StaleWords } from './stale-wording.tsx';

/** A maker's products with what is in force of each, and the way to change it. */
export function OwnTable({ products, mayEdit }: { products: OwnProduct[]; mayEdit: boolean }) {
  const columns: Column<OwnProduct>[] = [
    {
      key: 'name',
      header: '品目',
      rowHeader: true,
      cell: ({ yjCode, name, strength }) => (
        <>
          <Link to={`/report/products/${encodeURIComponent(yjCode)}`} className="max-lg:text-std-16B-170">
            {readable(name)}
          </Link>
          <span className="block text-dns-14N-130 text-solid-gray-700 lg:inline lg:pl-2">
            <span className="lg:sr-only">{readable(strength)}・</span>
            {yjCode}
          </span>
        </>
      ),
    },
    ...statusColumns<OwnProduct>((product) => product),
    {
      key: 'why',
      header: '理由・見込み',
      card: 'bare',
      cell: (product) => <OneLine text={whyText(product)} />,
    },
    {
      key: 'word',
      header: '最後の報告',
      nowrap: true,
      cell: ({ lastWordOn }) => (lastWordOn ? formatDate(lastWordOn) : 'なし'),
    },
    {
      key: 'marks',
      header: '確認',
      card: 'bare',
      cell: ({ stale, pending, draft }) => {
        // A note above the table says once that the month is not confirmed yet.
        const own = stale.filter((why) => why !== 'monthly');
        return own.length === 0 && !pending && !draft ? null : (
          <>
            {pending ? <Mark>公開待ち</Mark> : null}
            {draft ? <Mark>下書きあり</Mark> : null}
            <StaleWords stale={own} short />
          </>
        );
      },
    },
    {
      key: 'change',
      header: <span className="sr-only">操作</span>,
      nowrap: true,
      card: 'bare',
      cell: ({ yjCode, name }) => (
        <Link
          to={`/report/products/${encodeURIComponent(yjCode)}`}
          className="max-lg:inline-block max-lg:py-1"
        >
          {mayEdit ? '報告する' : '見る'}
          <span className="sr-only">（{readable(name)}）</span>
        </Link>
      ),
    },
  ];
  return (
    <DataTable
      caption="自社の品目"
      captionHidden
      narrow="cards"
      dense
      columns={columns}
      rows={products}
      rowKey={({ yjCode }) => yjCode}
      tone={({ response, volume }) => statusTone(response, volume)}
    />
  );
}

/** On a wide screen a line of a text, and all of it where the pointer rests; the product's page has it whole. */
function OneLine({ text }: { text: string }) {
  return text === '' ? null : (
    <span className="dense-text" title={text}>
      {text}
    </span>
  );
}

function Mark({ children }: { children: string }) {
  return (
    <span className="mr-1 inline-block rounded-4 border border-solid-gray-600 px-1.5 text-dns-14N-130">
      {children}
    </span>
  );
}

/** 需要増・未定・2026年10月上旬: as reported, and nothing if nothing is. */
function whyText({ reason, outlook, outlookText }: OwnProduct): string {
  const text = outlookText === null ? null : readable(outlookText);
  const parts = [
    reason === 'none' ? null : readable(REASONS[reason]).replace(/（.*）$/, ''),
    outlook === 'none' ? null : `見込み${OUTLOOKS[outlook]}`,
    text,
  ];
  return parts.filter((part) => part !== null).join('・');
}
