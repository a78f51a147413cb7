import { DefinitionList } from '../../../ui/definition-list.tsx';
import { Link } from '../../../ui/link.tsx';
import type { EnglishProduct, Line } from '../../views/product-view.ts';
import { StatusMark } from './status-mark.tsx';

/** Both columns of the status side by side, then why, until when, since when. */
export function ProductNow({ product }: { product: EnglishProduct }) {
  const { asOf, date, listed, now, reported } = product;
  return (
    <section aria-labelledby="now" className="rounded-8 border border-solid-gray-536 p-4">
      <h2 id="now" className="text-std-20B-150">
        {listed ? 'Now' : 'When it was listed last'}{' '}
        {listed ? (
          <span className="text-dns-14N-130 text-solid-gray-700">
            as of <time dateTime={asOf}>{date}</time>
          </span>
        ) : null}
      </h2>
      <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-3">
        {(['response', 'volume'] as const).map((of) => (
          <div key={of}>
            <dt className="text-dns-14N-130 text-solid-gray-700">
              {of === 'response' ? 'Shipment response' : 'Shipment volume'}
            </dt>
            <dd className="mt-1">
              <StatusMark marks={product} of={of} full />
            </dd>
          </div>
        ))}
      </dl>
      {now.length > 0 ? (
        <div className="mt-3 border-t border-solid-gray-300">
          <Lines lines={now} quoted />
        </div>
      ) : null}
      {reported ? (
        <p className="mt-3 text-dns-14N-130 text-solid-gray-700">
          As the company reported to this site: newer than the official list.
        </p>
      ) : null}
      <p className="mt-3 text-dns-14N-130">
        <Link to="/en/words">What these words mean</Link>
      </p>
    </section>
  );
}

/** Everything the list says the product is. */
export function ProductFacts({ product: { facts } }: { product: EnglishProduct }) {
  return (
    <section aria-labelledby="facts">
      <h2 id="facts" className="text-std-20B-150">
        What it is
      </h2>
      <Lines lines={facts} />
    </section>
  );
}

/** @param props.quoted the Japanese is a text that the company wrote */
function Lines({ lines, quoted }: { lines: Line[]; quoted?: boolean }) {
  return (
    <DefinitionList
      items={lines.map(({ term, text, japanese, note }) => ({
        key: term,
        term,
        description: (
          <>
            {text}
            {japanese === undefined ? null : (
              <span className="block">
                {quoted ? 'In the list, in Japanese: ' : null}
                <span lang="ja">{japanese}</span>
              </span>
            )}
            {note ? <span className="block text-dns-14N-130 text-solid-gray-700">{note}</span> : null}
          </>
        ),
      }))}
    />
  );
}
