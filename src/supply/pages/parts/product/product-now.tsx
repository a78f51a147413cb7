import { DefinitionList } from '../../../../ui/definition-list.tsx';
import { formatDate } from '../../../../ui/format.ts';
import { ResponseChip, VolumeChip } from '../../../ui/status-chips.tsx';
import type { ProductData } from './product-data.ts';

/** The box 「いま」: both columns of the status side by side, then why, until when, since when. */
export function ProductNow({ data }: { data: ProductData }) {
  const { asOf, listed, response, volume, lines, reported } = data;
  return (
    <section aria-labelledby="now" className="rounded-8 border border-solid-gray-536 p-4">
      <h2 id="now" className="text-std-20B-150">
        {listed ? 'いま' : '最後の掲載時'}{' '}
        {listed ? (
          <span className="text-dns-14N-130 text-solid-gray-700">
            <time dateTime={asOf}>{formatDate(asOf)}</time>現在
          </span>
        ) : null}
      </h2>
      <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-3 [&_.chip]:px-2 [&_.chip]:py-1 [&_.chip]:text-std-16N-170">
        <div>
          <dt className="text-dns-14N-130 text-solid-gray-700">出荷対応</dt>
          <dd className="mt-1">
            <ResponseChip response={response} full />
          </dd>
        </div>
        <div>
          <dt className="text-dns-14N-130 text-solid-gray-700">出荷量</dt>
          <dd className="mt-1">
            <VolumeChip volume={volume} full />
          </dd>
        </div>
      </dl>
      {lines.length > 0 ? (
        <div className="mt-3 border-t border-solid-gray-300">
          <DefinitionList
            items={lines.map(({ term, text, note, strong }) => ({
              key: term,
              term,
              description: (
                <>
                  {strong ? <strong>{text}</strong> : text}
                  {note ? <span className="block text-dns-14N-130 text-solid-gray-700">{note}</span> : null}
                </>
              ),
            }))}
          />
        </div>
      ) : null}
      {reported ? (
        <p className="mt-3 text-dns-14N-130 text-solid-gray-700">
          製造販売業者の供給状況報告による内容です（公式の一覧より新しい報告）。
        </p>
      ) : null}
    </section>
  );
}
