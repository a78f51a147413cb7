import type { ReactNode } from 'react';
import { Button } from '../../../../ui/forms/button.tsx';
import type { FormValues } from '../../../../ui/forms/form-items.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Section } from '../../../../ui/section.tsx';
import type { Form } from './desk-entry.ts';

/** One form of the desk under its heading; folded away until it is wanted or has to be put right. */
export function DeskForm(props: {
  form: Form;
  title: string;
  /** What the button says. */
  button: string;
  values: FormValues;
  /** Shown unfolded: the form that is wanted most. */
  open?: boolean;
  /** What is to be known before anything is entered. */
  children: ReactNode;
}) {
  const { form, title, button, values, open, children } = props;
  const wrong = values.problems.length > 0;
  return (
    <Section id={form} title={title}>
      <details open={open || wrong} className="rounded-8 border border-solid-gray-420 px-4 py-2">
        <summary className="w-fit py-1 text-blue-1000 underline">記録する</summary>
        <form method="post" className="max-w-3xl space-y-5 pt-3 pb-3">
          <input type="hidden" name="form" value={form} />
          {wrong ? (
            <Notice kind="error" title="まだ記録していません">
              <p>＊の付いた項目を直して、もう一度送ってください。</p>
            </Notice>
          ) : null}
          {children}
          <Button variant="solid">{button}</Button>
        </form>
      </details>
    </Section>
  );
}
