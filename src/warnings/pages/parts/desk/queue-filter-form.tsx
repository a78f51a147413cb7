import { Checkbox } from '../../../../ui/forms/checkbox.tsx';
import { Field } from '../../../../ui/forms/field.tsx';
import { FilterForm } from '../../../../ui/forms/filter-form.tsx';
import { Select } from '../../../../ui/forms/select.tsx';
import type { QueueFilter } from '../../../desk/queue.ts';
import { CAUSES, STATES } from '../../../model.ts';

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** The filters of the queue; the address is the state. */
export function QueueFilterForm(props: {
  filter: QueueFilter;
  classes: string[];
  officers: { id: number; name: string }[];
}) {
  const { filter, classes, officers } = props;
  const { state, cause, therapeuticClass, assignee, lateOnly, newAnswers } = filter;
  return (
    <FilterForm action="/desk/warnings" label="絞り込み">
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        <Field label="状態">
          {(control) => (
            <Select
              {...control}
              name="state"
              className="w-full"
              defaultValue={state === 'open' ? '' : (state ?? 'all')}
              options={[
                { value: '', label: '対応中' },
                { value: 'all', label: 'すべて' },
                ...optionsOf(STATES),
              ]}
            />
          )}
        </Field>
        <Field label="原因">
          {(control) => (
            <Select
              {...control}
              name="cause"
              className="w-full"
              defaultValue={cause ?? ''}
              options={[{ value: '', label: 'すべて' }, ...optionsOf(CAUSES)]}
            />
          )}
        </Field>
        <Field label="薬効分類">
          {(control) => (
            <Select
              {...control}
              name="class"
              className="w-full"
              defaultValue={therapeuticClass ?? ''}
              options={[
                { value: '', label: 'すべて' },
                ...classes.map((name) => ({ value: name, label: name })),
              ]}
            />
          )}
        </Field>
        <Field label="担当">
          {(control) => (
            <Select
              {...control}
              name="assignee"
              className="w-full"
              defaultValue={assignee === null ? '' : String(assignee)}
              options={[
                { value: '', label: 'すべて' },
                { value: 'none', label: '担当なし' },
                ...officers.map(({ id, name }) => ({ value: String(id), label: name })),
              ]}
            />
          )}
        </Field>
      </div>
      <div className="flex flex-wrap gap-2">
        <Checkbox name="late" value="yes" checked={lateOnly}>
          遅れているものだけ
        </Checkbox>
        <Checkbox name="answers" value="new" checked={newAnswers}>
          新しい回答のあるものだけ
        </Checkbox>
      </div>
    </FilterForm>
  );
}
