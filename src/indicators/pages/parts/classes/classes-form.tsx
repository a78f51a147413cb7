import { FilterForm } from '../../../../ui/forms/filter-form.tsx';
import type { ClassesPage } from '../../../views/read-classes.ts';
import { ChoiceField, KeptFields } from '../figures/choice-field.tsx';

/** Chooses which prescriptions the classes are counted from. */
export function ClassesForm({ page: { query, choices } }: { page: ClassesPage }) {
  const { dataset, codes, edition, where } = query;
  return (
    <FilterForm label="集計の範囲">
      <div className="grid gap-4 sm:grid-cols-3">
        <ChoiceField
          label="処方の場"
          name="setting"
          value={where?.setting}
          choices={choices.settings}
          none="すべて"
        />
        <ChoiceField
          label="薬剤区分"
          name="route"
          value={where?.route}
          choices={choices.routes}
          none="すべて"
        />
        <ChoiceField
          label="データセット"
          name="dataset"
          value={dataset}
          choices={choices.datasets}
          none="最新"
        />
      </div>
      <KeptFields fields={{ codes, edition }} />
    </FilterForm>
  );
}
