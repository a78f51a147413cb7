import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Link } from '../../../ui/link.tsx';
import type { EnglishFamily } from '../../views/family-view.ts';
import { StatusMark } from './status-mark.tsx';

type Row = EnglishFamily['products'][number];
type Supplied = Row['supply'][number];

const COLUMNS: Column<Row>[] = [
  {
    key: 'name',
    header: 'Product (name in the price list)',
    rowHeader: true,
    cell: ({ code, name, by }) => (
      <>
        {by === 'own' ? <ProductLink code={code} name={name} /> : <span lang="ja">{name}</span>}
        <span className="block font-mono text-dns-14N-130 font-400 text-solid-gray-700">{code}</span>
      </>
    ),
  },
  { key: 'role', header: 'What it is', card: 'inline', cell: ({ role }) => role },
  {
    key: 'strength',
    header: 'Strength',
    cell: ({ strength, strengthInEnglish }) => strengthInEnglish ?? <span lang="ja">{strength ?? '–'}</span>,
  },
  {
    key: 'price',
    header: 'NHI drug price',
    align: 'end',
    card: 'inline',
    nowrap: true,
    cell: ({ price }) => price ?? '–',
  },
  { key: 'supply', header: 'Supply now', cell: (row) => <SupplyNow {...row} /> },
];

/** A biologic among its own: the original, biosimilars, prices and supply. */
export function ProductFamily({ family: { name, inn, products } }: { family: EnglishFamily }) {
  return (
    <section aria-labelledby="family" className="mt-8 space-y-3">
      <h2 id="family" className="text-std-20B-150">
        The original biopharmaceutical and its biosimilars ({inn === null ? null : `${inn}, `}
        <span lang="ja">{name}</span>)
      </h2>
      <DataTable
        caption="Products, prices and supply"
        captionHidden
        columns={COLUMNS}
        rows={products}
        rowKey={({ code }) => code}
        narrow="cards"
      />
      <p className="text-dns-14N-130">
        Products that the price list puts into one family. No promise that one can replace the other: ask a
        pharmacist or a doctor.
      </p>
    </section>
  );
}

/** Of a product that the edition has under another code those of its strength, by name. */
function SupplyNow({ by, supply }: Row) {
  if (by === 'none') return 'Not in the supply list';
  if (by === 'own') return supply.map((one) => <Status key={one.code} marks={one} />);
  return (
    <>
      <span className="text-dns-14N-130">Of the same strength:</span>
      <ul className="space-y-1">
        {supply.map((one) => (
          <li key={one.code}>
            <ProductLink code={one.code} name={one.name} /> <Status marks={one} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Status({ marks }: { marks: Supplied }) {
  return (
    <span className="inline-flex flex-wrap gap-1">
      <StatusMark marks={marks} of="response" />
      <StatusMark marks={marks} of="volume" />
    </span>
  );
}

function ProductLink({ code, name }: { code: string; name: string }) {
  return (
    <Link to={`/en/products/${encodeURIComponent(code)}`} lang="ja">
      {name}
    </Link>
  );
}
