import type { ReactNode, SyntheticEvent } from 'react';
import { Form, useSubmit } from 'react-router';
import { Button } from './button.tsx';

/**
 * The form around a page's filters; the address is the state. With scripts every change, a letter typed included, is applied
 * at once and replaces the address; without them a button applies all.
 */
export function FilterForm({
  action,
  label,
  children,
}: {
  action?: string;
  label: string;
  children: ReactNode;
}) {
  const submit = useSubmit();
  const apply = (event: SyntheticEvent<HTMLFormElement>) =>
    submit(filled(event.currentTarget), { action, replace: true, preventScrollReset: true });
  return (
    <Form
      method="get"
      action={action}
      aria-label={label}
      onChange={apply}
      preventScrollReset
      className="space-y-3 print:hidden"
    >
      {children}
      <noscript>
        <Button size="sm">この条件で絞り込む</Button>
      </noscript>
    </Form>
  );
}

/** The form's values without the empty ones, so that addresses stay short enough to be passed on. */
function filled(form: HTMLFormElement): URLSearchParams {
  const entries = [...new FormData(form)].filter((entry): entry is [string, string] => entry[1] !== '');
  return new URLSearchParams(entries);
}
