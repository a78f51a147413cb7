import { Form } from 'react-router';
import type { ShipmentResponse, ShipmentVolume } from '../../../supply/model.ts';
import { StatusChips } from '../../../supply/ui/status-chips.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatCount } from '../../../ui/format.ts';
import { Button } from '../../../ui/forms/button.tsx';
import { SearchField } from '../../../ui/forms/search-field.tsx';
import { Link } from '../../../ui/link.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { MAX_PRODUCTS } from '../../notices/max-products.ts';

export interface FoundProduct {
  yjCode: string;
  name: string;
  strength: string;
  response: ShipmentResponse;
  volume: ShipmentVolume;
}

export interface Choice {
  q: string;
  total: number;
  rows: FoundProduct[];
  chosen: { yjCode: string; name: string }[];
  /** Why there is no form of them yet, where one was asked for. */
  problem: string | null;
  /** The draft that they are chosen for. */
  draft: string | null;
}

/** One's own products to choose from: what is ticked stays ticked from one search to the next. A plain form, in the address. */
export function ChooseProducts({ choice: { q, total, rows, chosen, problem, draft } }: { choice: Choice }) {
  const taken = new Set(chosen.map(({ yjCode }) => yjCode));
  const found = rows.filter(({ yjCode }) => !taken.has(yjCode));
  return (
    <Form
      method="get"
      action="/warnings/new"
      aria-label="報告する品目"
      className="space-y-6"
      // Boxes of another search are others.
      key={`${q} ${[...taken].join()}`}
    >
      {problem ? <Notice kind="warning" title={problem} /> : null}
      {draft ? <input type="hidden" name="draft" value={draft} /> : null}
      <div className="max-w-3xl">
        <SearchField label="品名・成分・YJコード" hint="自社の品目の中から探します。" defaultValue={q}>
          <Button name="choose" value="1">
            検索
          </Button>
        </SearchField>
      </div>
      {chosen.length > 0 ? (
        <fieldset>
          <legend className="text-std-16B-170">選んだ品目</legend>
          {chosen.map(({ yjCode, name }) => (
            <label key={yjCode} className="check-option">
              <input type="checkbox" name="code" value={yjCode} defaultChecked className="checkbox" />
              {name}
            </label>
          ))}
        </fieldset>
      ) : null}
      {found.length === 0 && chosen.length === 0 ? (
        <EmptyState title="当たる自社の品目がありません">
          <p>品名の一部だけにするか、組織に登録した製造販売業者名を管理者に確かめてください。</p>
        </EmptyState>
      ) : (
        <>
          {found.length > 0 ? (
            <DataTable
              caption={`自社の品目　${formatCount(total)}品目${total > rows.length ? `（はじめの${rows.length}品目）` : ''}`}
              columns={columns(draft === null && chosen.length === 0)}
              rows={found}
              rowKey={(row) => row.yjCode}
              narrow="cards"
            />
          ) : null}
          <Button
            variant="solid"
            // Tells that these are what is wanted, also where none is ticked.
            name="chosen"
            value="1"
            formAction={draft ? `/warnings/drafts/${draft}` : undefined}
          >
            選んだ品目の報告を書く
          </Button>
          <p className="text-dns-14N-130 text-solid-gray-700">
            同じ原因の品目は、{MAX_PRODUCTS}品目までまとめて報告できます。
          </p>
        </>
      )}
    </Form>
  );
}

/** @param straight a name leads to the form of that product alone */
function columns(straight: boolean): Column<FoundProduct>[] {
  return [
    {
      key: 'choice',
      header: <span className="sr-only">選ぶ</span>,
      card: 'tick',
      cell: ({ yjCode, name }) => (
        <label className="tick">
          <input
            type="checkbox"
            name="code"
            value={yjCode}
            aria-label={`${name}を選ぶ`}
            className="checkbox"
          />
        </label>
      ),
    },
    {
      key: 'name',
      header: '品名',
      rowHeader: true,
      cell: ({ yjCode, name, strength }) => (
        <>
          {straight ? (
            <Link to={`/warnings/new?code=${yjCode}`} className="text-std-16B-170">
              {name}
            </Link>
          ) : (
            name
          )}
          <span className="block text-dns-14N-130 text-solid-gray-700">
            {strength}・{yjCode}
          </span>
        </>
      ),
    },
    { key: 'status', header: '出荷・量', card: 'inline-bare', cell: (row) => <StatusChips {...row} /> },
  ];
}
