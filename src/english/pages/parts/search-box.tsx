import { Button } from '../../../ui/forms/button.tsx';
import { Field } from '../../../ui/forms/field.tsx';
import { Input } from '../../../ui/forms/input.tsx';

const HINT = (
  <>
    For example <span lang="ja">ロキソプロフェン</span>, 1149019 (beginning of a code), infliximab. English
    names are known for the biologics in the glossary only.
  </>
);

/** The box and its button, to be put inside a form that leads to the English search. */
export function SearchBox({ q }: { q?: string }) {
  return (
    <Field label="Japanese name, YJ code, or international name of a biologic" hint={HINT}>
      {(control) => (
        <div className="flex gap-2 pt-0.5">
          <Input
            {...control}
            type="search"
            name="q"
            defaultValue={q}
            maxLength={200}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            className="min-w-0 flex-1"
          />
          <Button variant="solid">Search</Button>
        </div>
      )}
    </Field>
  );
}
