import { formatDate } from '../../../../ui/format.ts';
import { FilterForm } from '../../../../ui/forms/filter-form.tsx';
import type { ViewChoices, ViewQuery } from '../../../views/read-biosimilars.ts';
import { ChoiceField, KeptFields } from './choice-field.tsx';

/** Chooses the dataset and the date of the lists; nothing if there is one of each. */
export function ViewForm({ query, choices }: { query: ViewQuery; choices: ViewChoices }) {
  const { dataset, codes, edition } = query;
  if (choices.datasets.length < 2 && choices.codes.length < 2) return null;
  return (
    <FilterForm label="データセットとリストの日付">
      <div className="grid gap-4 sm:grid-cols-2">
        <ChoiceField
          label="データセット"
          name="dataset"
          value={dataset}
          choices={choices.datasets}
          none="最新"
        />
        <ChoiceField
          label="薬価・後発区分の日付"
          name="codes"
          value={codes}
          choices={choices.codes.map((date) => ({ value: date, label: formatDate(date) }))}
          none="対象期間の末日に有効なもの"
        />
      </div>
      <KeptFields fields={{ edition }} />
    </FilterForm>
  );
}
