import { DataTable } from '../../../ui/data-table.tsx';
import type { EnglishProduct } from '../../views/product-view.ts';
import { ProductTable } from './product-table.tsx';
import { StatusMark } from './status-mark.tsx';

/** As many of each group as are shown at once. */
const SHOWN = 10;

/** What may stand in, the nearest first. Candidates only, and the page says so. */
export function ProductAlternatives(props: { product: EnglishProduct; hasFamily: boolean }) {
  const { groups, peers, structured } = props.product;
  return (
    <section aria-labelledby="alternatives" className="rounded-8 border border-solid-gray-536 p-4">
      <h2 id="alternatives" className="text-std-20B-150">
        Possible alternatives
      </h2>
      {peers.total > 0 ? (
        <p className="mt-1">
          Same ingredient, form and strength:{' '}
          <strong>
            {peers.normal} of {peers.total} in normal shipment
          </strong>
        </p>
      ) : null}
      <p className="mt-1 text-dns-14N-130">
        {groups.length > 0
          ? 'Chosen by the first characters of the YJ code alone: no promise that one can replace the other. Indications, additives and preparation may differ; ask a pharmacist or a doctor.'
          : structured
            ? 'The list has no other product of this ingredient.'
            : 'The code of this product says nothing about its ingredient, so no candidates can be named.'}
      </p>
      {props.hasFamily ? (
        <p className="mt-1">
          <a href="#family">The original biopharmaceutical and its biosimilars</a>
        </p>
      ) : null}
      {groups.map(({ title, rows }) => (
        <section key={title} className="mt-4" aria-label={title}>
          <h3 className="text-std-16B-170">
            {title} <span className="text-dns-14N-130">({rows.length})</span>
          </h3>
          <ProductTable caption={title} rows={rows.slice(0, SHOWN)} narrow />
          {rows.length > SHOWN ? (
            <details className="mt-2">
              <summary className="w-fit text-blue-1000 underline">Show {rows.length - SHOWN} more</summary>
              <ProductTable caption={`${title}, continued`} rows={rows.slice(SHOWN)} narrow />
            </details>
          ) : null}
        </section>
      ))}
    </section>
  );
}

/** What the lists said one after the other, the newest first. */
export function ProductHistory({ product: { steps, corrections } }: { product: EnglishProduct }) {
  return (
    <section aria-labelledby="history" className="mt-8 space-y-2">
      <h2 id="history" className="text-std-20B-150">
        History
      </h2>
      <DataTable
        caption="Periods in which the lists said the same"
        captionHidden
        rows={steps}
        rowKey={({ from }) => from}
        narrow="cards"
        columns={[
          { key: 'period', header: 'Lists', rowHeader: true, nowrap: true, cell: ({ period }) => period },
          {
            key: 'response',
            header: 'Shipment',
            card: 'inline',
            cell: ({ marks }) => (marks ? <StatusMark marks={marks} of="response" /> : 'Not listed'),
          },
          {
            key: 'volume',
            header: 'Volume',
            card: 'inline',
            cell: ({ marks }) => (marks ? <StatusMark marks={marks} of="volume" /> : null),
          },
          { key: 'note', header: 'Reason and outlook', card: 'bare', cell: ({ note }) => note },
        ]}
      />
      {corrections.map(({ key, from, to, on }) => (
        <p key={key}>
          <strong>Corrected:</strong> what the lists from {from} to {to} said was wrong, as the company
          declared with the list of {on}.
        </p>
      ))}
    </section>
  );
}
