import { useDeferredValue, useMemo, useState } from 'react';
import { StatusChips } from '../../../supply/ui/status-chips.tsx';
import { formatCount } from '../../../ui/format.ts';
import { Button } from '../../../ui/forms/button.tsx';
import { Field } from '../../../ui/forms/field.tsx';
import type { CatalogueProduct } from '../../device/read-codes.ts';
import type { DeviceCatalogue } from './catalogue.ts';

const SHOWN = 8;
/** More than these are added by a list, not by a word. */
const ALL_AT_ONCE = 300;

/** Finds products as one types, on the device, and puts them into the list. */
export function AddBySearch(props: {
  catalogue: DeviceCatalogue | null;
  listed: ReadonlySet<string>;
  onAdd: (products: CatalogueProduct[]) => void;
}) {
  const { catalogue, listed, onAdd } = props;
  const [text, setText] = useState('');
  const query = useDeferredValue(text.trim());
  const found = useMemo(() => (catalogue && query !== '' ? catalogue.search(query) : []), [catalogue, query]);
  const missing = found.filter(({ code }) => !listed.has(code));
  return (
    <search aria-label="リストに入れる品目" className="block space-y-2">
      <Field
        label="品目を探して入れる"
        hint="品名・成分・製造販売業者・YJコード。この端末の中で探します（サーバーには送りません）。"
      >
        {(control) => (
          <input
            {...control}
            type="search"
            value={text}
            onChange={(event) => setText(event.target.value)}
            maxLength={200}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className="control w-full sm:max-w-xl"
          />
        )}
      </Field>
      <p role="status" className="text-dns-14N-130">
        {query === '' ? '' : catalogue ? counted(found.length, query) : '品目の一覧を読み込んでいます…'}
      </p>
      {found.length > 0 ? (
        <ul className="max-w-3xl border-t border-solid-gray-300">
          {found.slice(0, SHOWN).map((product) => (
            <Hit key={product.code} product={product} listed={listed.has(product.code)} onAdd={onAdd} />
          ))}
        </ul>
      ) : null}
      {found.length > 1 && missing.length > 1 && missing.length <= ALL_AT_ONCE ? (
        <Button type="button" size="sm" onClick={() => onAdd(missing)}>
          見つかった{formatCount(missing.length)}品目をすべて入れる
        </Button>
      ) : null}
    </search>
  );
}

function Hit(props: {
  product: CatalogueProduct;
  listed: boolean;
  onAdd: (products: CatalogueProduct[]) => void;
}) {
  const { product, listed, onAdd } = props;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-solid-gray-300 py-2">
      <div className="min-w-0 flex-1 basis-48">
        <span className="block">{product.name}</span>
        <span className="block text-dns-14N-130 text-solid-gray-700">
          {product.mah}・{product.ingredient}・{product.strength}
        </span>
      </div>
      <StatusChips response={product.response} volume={product.volume} labelled />
      <Button
        type="button"
        size="sm"
        // Not disabled: the focus would be lost with it.
        aria-disabled={listed || undefined}
        aria-label={listed ? `${product.name}は入っています` : `${product.name}を入れる`}
        onClick={() => (listed ? undefined : onAdd([product]))}
        className="w-28"
      >
        {listed ? '入っています' : '入れる'}
      </Button>
    </li>
  );
}

function counted(count: number, query: string): string {
  if (count === 0) return `「${query}」に当たる品目はありません`;
  return count > SHOWN
    ? `${formatCount(count)}品目（初めの${SHOWN}品目を表示）`
    : `${formatCount(count)}品目`;
}
