import type { ComponentProps } from 'react';
import { Form } from 'react-router';
import { ScanButton } from '../../../../medicines/ui/scan-button.tsx';
import { Button } from '../../../../ui/forms/button.tsx';
import { SearchField } from '../../../../ui/forms/search-field.tsx';

/** The search box by itself, leading to the search page. */
export function SearchBox({ defaultValue, focused }: { defaultValue?: string; focused?: boolean }) {
  return (
    <Form action="/search" role="search" aria-label="品目の検索">
      <ProductSearchField defaultValue={defaultValue} autoFocus={focused} />
    </Form>
  );
}

const LABEL = (
  <>
    品名・成分・製造販売業者・コード
    <span className="inline-block sm:ml-2 text-dns-14N-130 text-solid-gray-700">
      例：ろきそにん60（かな・カナ、全角・半角の違いは問いません）
    </span>
  </>
);

/** The box with its buttons, to be put inside a form. */
export function ProductSearchField(props: ComponentProps<'input'>) {
  return (
    <SearchField label={LABEL} {...props}>
      <ScanButton onCode={searchFor} />
      <Button variant="solid" className="max-sm:min-w-0! max-sm:px-3!">
        検索
      </Button>
    </SearchField>
  );
}

/** Puts a code that was read into the box beside the button, and searches for it. */
function searchFor(digits: string, button: HTMLElement) {
  const form = button.closest('form');
  const box = form?.elements.namedItem('q');
  if (!(box instanceof HTMLInputElement)) return;
  box.value = digits;
  form!.requestSubmit();
}
