import type { ReactNode } from 'react';
import { Form } from 'react-router';
import { formatDate } from '../../../../ui/format.ts';
import { Button } from '../../../../ui/forms/button.tsx';
import type { Choice } from '../../../figures/page-source.ts';
import type { FigureQuery } from '../../../model.ts';
import { ChoiceField, KeptFields } from './choice-field.tsx';

/** What figures can be narrowed to or read with, as far as there is a choice. */
export interface FigureChoices {
  classes: Choice[];
  settings: Choice[];
  routes: Choice[];
  datasets: Choice[];
  codes: string[];
  editions?: string[];
  prefectures?: Choice[];
  families?: Choice[];
}

/** Which figures to show: a GET form, whose values are the address. `children` are the selects that come first. */
export function FiguresForm(props: {
  label: string;
  query: Omit<FigureQuery, 'by'>;
  choices: FigureChoices;
  children: ReactNode;
}) {
  const { label, query, choices, children } = props;
  const { where = {}, dataset, codes, edition } = query;
  const { prefectures = [], families = [], editions = [] } = choices;
  const dates = (list: readonly string[], given: string | undefined): Choice[] =>
    // A date between two lists is as good as the list's own: it stays.
    [...new Set([...(given === undefined ? [] : [given]), ...list])].map((date) => ({
      value: date,
      label: formatDate(date),
    }));
  return (
    <Form
      method="get"
      aria-label={label}
      autoComplete="off"
      preventScrollReset
      className="grid grid-cols-2 items-end gap-x-3 gap-y-3 lg:grid-cols-4 print:hidden"
    >
      <div className="max-lg:col-span-2">{children}</div>
      <ChoiceField
        label="都道府県"
        name="prefecture"
        value={where.prefecture}
        choices={prefectures}
        none="指定しない"
      />
      <ChoiceField
        label="薬効分類"
        name="class"
        value={where.class}
        choices={choices.classes}
        none="すべて"
      />
      <ChoiceField
        label="処方の場"
        name="setting"
        value={where.setting}
        choices={choices.settings}
        none="すべて"
      />
      <ChoiceField label="薬剤区分" name="route" value={where.route} choices={choices.routes} none="すべて" />
      <ChoiceField
        label="バイオ医薬品の成分"
        name="family"
        value={where.family}
        choices={families}
        none="すべて"
      />
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
        choices={dates(choices.codes, codes)}
        none="期間の末に有効なもの"
      />
      {editions.length > 0 || edition !== undefined ? (
        <ChoiceField
          label="供給状況の日付"
          name="edition"
          value={edition}
          choices={dates(editions, edition)}
          none="最新"
        />
      ) : null}
      <KeptFields
        fields={{ ingredient: where.ingredient, family: families.length > 0 ? undefined : where.family }}
      />
      <Button variant="solid" className="max-lg:col-span-2">
        表示する
      </Button>
    </Form>
  );
}
