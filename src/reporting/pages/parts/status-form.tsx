import { type ReactNode, useEffect, useState } from 'react';
import { readable } from '../../../platform/text.ts';
import { OUTLOOKS, REASONS, RESPONSES, STATED_VOLUMES, VOLUME_OUTLOOKS } from '../../../supply/model.ts';
import { Field } from '../../../ui/forms/field.tsx';
import { Select } from '../../../ui/forms/select.tsx';
import { Choice } from './choice.tsx';
import { applying, type StatusField, type StatusValues } from './status-values.ts';

/**
 * The fields of a report. With scripts only what applies to the chosen 出荷対応 and 出荷量 is shown, and sent; without them
 * everything is there, with a word on when it applies.
 */
export function StatusFields(props: { values: StatusValues; errors: Map<StatusField | null, string> }) {
  const { errors } = props;
  const [values, setValues] = useState(props.values);
  // Nothing is hidden before the browser can show it again.
  const [folding, setFolding] = useState(false);
  useEffect(() => setFolding(true), []);
  const set = (field: StatusField) => (value: string) => setValues((all) => ({ ...all, [field]: value }));
  const applies = applying(values, props.values);
  return (
    <div className="space-y-6">
      <Choice
        legend="出荷対応（⑫）"
        name="response"
        options={optionsOf(RESPONSES)}
        value={values.response}
        error={errors.get('response')}
        onChange={set('response')}
      />
      <Choice
        legend="出荷量（⑰）"
        name="volume"
        options={optionsOf(STATED_VOLUMES)}
        value={values.volume}
        error={errors.get('volume')}
        onChange={set('volume')}
      />
      <Group title="限定出荷・供給停止のとき" shown={!folding || applies.trouble}>
        <Field label="理由（⑭）" error={errors.get('reason')}>
          {(control) => (
            <Select
              {...control}
              name="reason"
              defaultValue={props.values.reason}
              options={choices(REASONS, props.values.reason)}
              className="w-full"
            />
          )}
        </Field>
        <Field label="解除・解消の見込み（⑮）" error={errors.get('outlook')}>
          {(control) => (
            <Select
              {...control}
              name="outlook"
              defaultValue={props.values.outlook}
              options={choices(OUTLOOKS, props.values.outlook)}
              className="w-full"
            />
          )}
        </Field>
      </Group>
      <Group title="見込みがあるとき、または販売を中止するとき" shown={!folding || applies.time}>
        <Field
          label="見込みの時期、在庫の消尽の時期（⑯）"
          hint="例：2026年10月上旬　2026年9月頃在庫消尽見込み"
          error={errors.get('outlookText')}
        >
          {(control) => (
            <textarea
              {...control}
              name="outlookText"
              rows={2}
              maxLength={500}
              defaultValue={props.values.outlookText}
              className="control w-full"
            />
          )}
        </Field>
      </Group>
      <Group title="出荷量が減っているとき（任意）" shown={!folding || applies.volume}>
        <Field label="出荷量の改善見込みの時期（⑱）" error={errors.get('volumeOutlook')}>
          {(control) => (
            <Select
              {...control}
              name="volumeOutlook"
              defaultValue={props.values.volumeOutlook}
              options={[{ value: '', label: '記載しない' }, ...optionsOf(VOLUME_OUTLOOKS)]}
              className="w-full"
            />
          )}
        </Field>
        <Field
          label="改善の見込み量（⑲）"
          hint="通常の出荷量を100としたときの数（％）"
          error={errors.get('volumeOutlookPercent')}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              inputMode="decimal"
              name="volumeOutlookPercent"
              defaultValue={props.values.volumeOutlookPercent}
              maxLength={10}
              autoComplete="off"
              className="control w-32"
            />
          )}
        </Field>
      </Group>
    </div>
  );
}

/** Fields that apply together. Those that do not are disabled, so that the browser does not send them. */
function Group({ title, shown, children }: { title: string; shown: boolean; children: ReactNode }) {
  return (
    <fieldset hidden={!shown} disabled={!shown} className="space-y-4 border-l-4 border-solid-gray-300 pl-4">
      <legend className="float-left mb-4 w-full text-dns-14B-130 text-solid-gray-700">{title}</legend>
      <div className="clear-both space-y-4">{children}</div>
    </fieldset>
  );
}

const optionsOf = (list: Record<string, string>) =>
  Object.entries(list)
    .filter(([value]) => value !== 'unknown')
    .map(([value, label]) => ({ value, label: readable(label) }));

/** A list to choose from; where nothing of it is chosen yet, it says so. */
function choices(list: Record<string, string>, value: string) {
  const options = optionsOf(list).map((option) =>
    option.value === 'none'
      ? { value: 'none', label: '－（通常出荷など、当てはまるものがないとき）' }
      : option,
  );
  return value === '' ? [{ value: '', label: '選んでください' }, ...options] : options;
}
