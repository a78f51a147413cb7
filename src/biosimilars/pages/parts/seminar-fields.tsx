import type { ReactNode } from 'react';
import { Button } from '../../../ui/forms/button.tsx';
import { type FormValues, LineItem, TextItem } from '../../../ui/forms/form-items.tsx';
import { AudienceBoxes } from './audience-boxes.tsx';
import { FormProblems } from './form-problems.tsx';

/** A seminar to fill in; a plain form, which works without scripts. */
export function SeminarFields(props: { form: FormValues; submit: string; children: ReactNode }) {
  const { form, submit, children } = props;
  return (
    <form method="post" className="max-w-3xl space-y-5" noValidate>
      {children}
      <FormProblems problems={form.problems} />
      <LineItem form={form} name="title" label="名称" required wide />
      <AudienceBoxes form={form} />
      <div className="grid gap-5 sm:grid-cols-2">
        <LineItem form={form} name="on" label="開催日" type="date" required />
        <LineItem form={form} name="begins" label="開始時刻" type="time" required />
        <LineItem form={form} name="lastOn" label="終了日" hint="別の日に終わるときだけ。" type="date" />
        <LineItem form={form} name="ends" label="終了時刻" hint="日本の時刻で。" type="time" required />
      </div>
      <LineItem form={form} name="place" label="会場" hint="住所、または「オンライン」。" required wide />
      <LineItem form={form} name="url" label="案内のアドレス" hint="申し込みや詳しい案内のページ。" wide />
      <LineItem form={form} name="organiser" label="主催" required />
      <TextItem form={form} name="note" label="補足" />
      <Button variant="solid">{submit}</Button>
    </form>
  );
}
