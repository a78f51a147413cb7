import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Button } from '../../../../ui/forms/button.tsx';
import { TickCell } from '../../../../ui/forms/tick-cell.tsx';
import { Link } from '../../../../ui/link.tsx';
import { ingredientPath, productPath } from '../../../addresses.ts';
import { nameColumn, statusColumns } from '../../../ui/product-columns.tsx';
import { statusTone } from '../../../ui/status-look.ts';
import type { FamilyData } from './family-data.ts';
import type { CandidateRow, ProductData } from './product-data.ts';

/** As many of each group as are shown at once. */
const SHOWN = 10;

const COLUMNS: Column<CandidateRow>[] = [
  {
    key: 'tick',
    header: <span className="sr-only">比べる品目の選択</span>,
    card: 'tick',
    cell: (row) => <TickCell name="code" value={row.code} label={`${row.name}を選ぶ`} />,
  },
  nameColumn<CandidateRow>((row) => ({
    to: productPath(row.code),
    name: row.name,
    facts: `${row.facts}・${row.maker}`,
  })),
  ...statusColumns<CandidateRow>((row) => row),
  { key: 'price', header: '薬価', align: 'end', card: 'inline', cell: (row) => row.price ?? '－' },
];

/** What may stand in: the nearest first, and among equals what ships. Candidates only, and the page says so. */
export function ProductCandidates({ data, family }: { data: ProductData; family: FamilyData | null }) {
  const { peers, candidates, structured } = data;
  return (
    <section
      id="alternatives"
      aria-labelledby="candidates"
      className="rounded-8 border border-solid-gray-536 p-4"
    >
      <h2 id="candidates" className="text-std-20B-150">
        代わりの候補
      </h2>
      {peers.total > 0 ? (
        <p className="mt-1">
          同じ成分・剤形・規格の品目：
          <strong className="text-std-18B-160">
            通常出荷 {peers.normal} / {peers.total}品目
          </strong>
        </p>
      ) : null}
      {candidates.length > 0 ? (
        <p className="mt-1 text-dns-14N-130">
          候補の表示は代替性を保証しません。YJコードの一致だけで選んでいます。適応・添加物・製剤の違いを確かめてください。
        </p>
      ) : (
        <NoCandidates data={data} structured={structured} />
      )}
      {family ? (
        <p className="mt-2">
          <a href="#family">
            {family.name}の先行バイオ医薬品とバイオ後続品（{family.products.length}品目）
          </a>
        </p>
      ) : null}
      {candidates.length > 0 ? (
        <form action="/compare" method="get" className="tick-form">
          <input type="hidden" name="code" value={data.code} />
          {candidates.map(({ nearness, title, rows }) => (
            <Group key={nearness} title={title} rows={rows} />
          ))}
          <div className="tick-bar">
            <Button size="sm">並べて比べる</Button>
            <span className="text-dns-14N-130 text-solid-gray-700">
              この品目と、チェックした品目（3つまで）
            </span>
          </div>
        </form>
      ) : null}
    </section>
  );
}

function Group({ title, rows }: { title: string; rows: CandidateRow[] }) {
  const rest = rows.slice(SHOWN);
  return (
    <section className="mt-4" aria-label={title}>
      <h3 className="text-std-16B-170">
        {title} <span className="text-dns-14N-130">{rows.length}品目</span>
      </h3>
      <Table title={title} rows={rows.slice(0, SHOWN)} />
      {rest.length > 0 ? (
        <details className="mt-2">
          <summary className="w-fit text-blue-1000 underline">すべて見る（残り{rest.length}品目）</summary>
          <div className="mt-2">
            <Table title={`${title}の続き`} rows={rest} />
          </div>
        </details>
      ) : null}
    </section>
  );
}

function Table({ title, rows }: { title: string; rows: CandidateRow[] }) {
  return (
    <DataTable
      caption={title}
      captionHidden
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.code}
      tone={(row) => statusTone(row.response, row.volume)}
      narrow="cards"
    />
  );
}

function NoCandidates({ data, structured }: { data: ProductData; structured: boolean }) {
  return (
    <p className="mt-2">
      {structured
        ? '同じ成分の品目は、ほかに一覧にありません。'
        : `コード「${data.code}」からは成分・剤形・規格が読み取れないため、候補を示せません。`}
      <Link to={ingredientPath(data.facts.ingredient)}>同じ成分名の品目を見る</Link>
    </p>
  );
}
