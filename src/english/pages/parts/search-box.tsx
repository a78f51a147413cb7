import { Button } from '../../../ui/forms/button.tsx';
import { SearchField } from '../../../ui/forms/search-field.tsx';

const HINT = (
  <>
    For example <span lang="ja">ロキソプロフェン</span>, 1149019 (beginning of a code), infliximab. English
    names are known for the biologics in the glossary only.
  </>
);

/** The box and its button, to be put inside a form that leads to the English search. */
export function SearchBox({ q }: { q?: string }) {
  return (
    <SearchField
      label="Japanese name, YJ code, or international name of a biologic"
      hint={HINT}
      defaultValue={q}
    >
      <Button variant="solid">Search</Button>
    </SearchField>
  );
}
