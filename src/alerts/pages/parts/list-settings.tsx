import { Button } from '../../../ui/forms/button.tsx';
import { Field } from '../../../ui/forms/field.tsx';
import { Input } from '../../../ui/forms/input.tsx';
import { Link } from '../../../ui/link.tsx';
import type { ListView } from '../../list-view.ts';
import { ListSection } from './list-section.tsx';
import { GiveByList, GiveByRule } from './preview/give-list.tsx';
import { RuleTick } from './preview/rule-tick.tsx';
import { ruleField } from './read-form.ts';

/** Products to add, rules, the name, and the end of the list. */
export function ListSettings({ list }: { list: ListView }) {
  const { handle, name, rules } = list;
  const action = `/lists/${handle}`;
  return (
    <ListSection id="settings" title="品目を足す・設定">
      {rules.length > 0 ? (
        <form method="post" action={action} className="space-y-2">
          <h3 className="text-std-16B-170">条件</h3>
          <ul>
            {rules.map((rule) => (
              <li key={ruleField(rule)}>
                <RuleTick rule={rule} chosen />
              </li>
            ))}
          </ul>
          <Button size="sm" name="intent" value="rules">
            チェックを外した条件をやめる
          </Button>
        </form>
      ) : null}
      <details>
        <summary className="w-fit py-2 text-blue-1000 underline">コードや品名を貼り付けて足す</summary>
        <div className="pt-2 pb-4">
          <GiveByList to={handle} />
        </div>
      </details>
      <details>
        <summary className="w-fit py-2 text-blue-1000 underline">条件を足す</summary>
        <div className="pt-2 pb-4">
          <GiveByRule to={handle} />
        </div>
      </details>
      <form method="post" action={action} className="space-y-3">
        <input type="hidden" name="intent" value="rename" />
        <Field label="リストの名前">
          {(control) => (
            <div className="flex gap-2">
              <Input
                {...control}
                name="name"
                defaultValue={name}
                required
                maxLength={60}
                autoComplete="off"
                className="min-w-0 flex-1"
              />
              <Button>変える</Button>
            </div>
          )}
        </Field>
      </form>
      <p>
        <Link to={`/lists/${handle}/delete`} className="inline-block py-2">
          このリストを消す
        </Link>
      </p>
    </ListSection>
  );
}
