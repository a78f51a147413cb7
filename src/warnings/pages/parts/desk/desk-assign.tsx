import { Button } from '../../../../ui/forms/button.tsx';
import { Field } from '../../../../ui/forms/field.tsx';
import { Input } from '../../../../ui/forms/input.tsx';
import { Select } from '../../../../ui/forms/select.tsx';
import { Section } from '../../../../ui/section.tsx';
import type { DeskPage } from './desk-data.ts';
import { type Given, givenTo } from './desk-parts.tsx';

/** Which officer handles the warning, and until when. */
export function DeskAssign({ page, given }: { page: DeskPage; given: Given | null }) {
  const value = givenTo(given, 'assign');
  return (
    <Section id="assign" title="担当と期限">
      <form method="post" className="space-y-3">
        <input type="hidden" name="intent" value="assign" />
        <input type="hidden" name="version" value={page.version} />
        <Field label="担当">
          {(control) => (
            <Select
              {...control}
              name="assignee"
              className="w-full"
              defaultValue={value('assignee') ?? (page.assigneeId === null ? '' : String(page.assigneeId))}
              options={[
                { value: '', label: '担当なし' },
                ...page.officers.map(({ id, name }) => ({ value: String(id), label: name })),
              ]}
            />
          )}
        </Field>
        <Field label="期限">
          {(control) => (
            <Input
              {...control}
              type="date"
              name="dueOn"
              className="w-full"
              defaultValue={value('dueOn') ?? page.dueOn ?? ''}
            />
          )}
        </Field>
        <Button size="sm">担当と期限を決める</Button>
      </form>
    </Section>
  );
}
