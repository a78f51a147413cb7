import { addDays, type IsoDate } from '../../../platform/clock.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { formatInstant } from '../../../ui/format.ts';
import { Button } from '../../../ui/forms/button.tsx';
import { Checkbox } from '../../../ui/forms/checkbox.tsx';
import { Field } from '../../../ui/forms/field.tsx';
import { Input } from '../../../ui/forms/input.tsx';
import type { Scope } from '../../model.ts';
import { lastDayText } from './when.ts';

interface Token {
  ref: string;
  name: string;
  can: string;
  createdBy: string;
  usedAt: Date | null;
  expiresAt: Date;
  state: string;
}

const STATES: Record<string, string> = { active: '有効', expired: '期限切れ', revoked: '取り消し済み' };

const COLUMNS: Column<Token>[] = [
  { key: 'name', header: '名前', rowHeader: true, cell: ({ name }) => name },
  { key: 'state', header: '状態', card: 'inline', nowrap: true, cell: ({ state }) => STATES[state] },
  {
    key: 'scopes',
    header: 'できること',
    card: 'inline',
    cell: ({ can }) => can,
  },
  {
    key: 'ends',
    header: '期限',
    card: 'inline',
    nowrap: true,
    cell: ({ expiresAt }) => lastDayText(expiresAt),
  },
  {
    key: 'used',
    header: '最後に使った時刻',
    card: 'inline',
    cell: ({ usedAt }) => (usedAt ? formatInstant(usedAt) : 'まだ使われていません'),
  },
  { key: 'by', header: '発行した人', card: 'inline', cell: ({ createdBy }) => createdBy },
];

const REVOKE: Column<Token> = {
  key: 'revoke',
  header: <span className="sr-only">操作</span>,
  card: 'bare',
  cell: ({ ref, name, state }) =>
    state === 'active' ? (
      <form method="post">
        <input type="hidden" name="token" value={ref} />
        <Button size="sm" variant="text" name="intent" value="revoke" aria-label={`「${name}」を取り消す`}>
          取り消す
        </Button>
      </form>
    ) : null,
};

/** An organisation's API tokens, and the form for another one. */
export function Tokens(props: {
  tokens: Token[];
  scopes: { scope: Scope; label: string }[];
  ends: { first: IsoDate; last: IsoDate };
  admin: boolean;
  given?: { name: string };
}) {
  const { tokens, scopes, ends, admin, given } = props;
  if (scopes.length === 0 && tokens.length === 0)
    return <p>この種類の組織に、トークンの要るAPIはありません。供給状況のAPIは、トークンなしで使えます。</p>;
  return (
    <>
      <p className="text-dns-14N-130 text-solid-gray-700">
        自社のシステムから報告するときに使います。トークンを知る人は誰でも組織として報告できるため、人に見せず、漏れたらすぐに取り消してください。
      </p>
      {tokens.length > 0 ? (
        <DataTable
          caption="APIトークン"
          captionHidden
          narrow="cards"
          columns={admin ? [...COLUMNS, REVOKE] : COLUMNS}
          rows={tokens}
          rowKey={({ ref }) => ref}
        />
      ) : (
        <p>まだありません。</p>
      )}
      {admin && scopes.length > 0 ? (
        <form
          method="post"
          action="/organisation"
          className="flex max-w-2xl flex-col gap-4 rounded-8 border border-solid-gray-420 p-4"
        >
          <input type="hidden" name="intent" value="token" />
          <Field label="トークンの名前" hint="どのシステムで使うか。例：在庫管理システム" required>
            {(control) => (
              <Input {...control} name="name" maxLength={60} defaultValue={given?.name} autoComplete="off" />
            )}
          </Field>
          <fieldset>
            <legend className="text-std-16B-170">できること</legend>
            <div className="mt-1.5 flex flex-wrap gap-2">
              {scopes.map(({ scope, label }) => (
                <Checkbox key={scope} name="scope" value={scope} checked={scope.endsWith(':read')}>
                  {label}
                </Checkbox>
              ))}
            </div>
          </fieldset>
          <Field label="期限" hint="その日の終わりまで使えます。最長で1年です。" required>
            {(control) => (
              <Input
                {...control}
                type="date"
                name="endsOn"
                min={ends.first}
                max={ends.last}
                defaultValue={addDays(ends.first, 179)}
                className="w-fit"
              />
            )}
          </Field>
          <Button className="w-fit">トークンを発行する</Button>
        </form>
      ) : null}
    </>
  );
}
