import { Button } from '../../../../ui/forms/button.tsx';

/** Puts a product, or everything of a rule, on a watch list: the next page asks which. A plain form. */
export function AddToList(props: { label: string; code?: string; rule?: string; className?: string }) {
  const { label, code, rule, className } = props;
  return (
    <form method="post" action="/lists/new" className={`print:hidden ${className ?? ''}`}>
      {code ? <input type="hidden" name="code" value={code} /> : null}
      {rule ? <input type="hidden" name="rule" value={rule} /> : null}
      <Button size="sm">{label}</Button>
    </form>
  );
}
