import { formatInstant } from '../../../ui/format.ts';
import { Button } from '../../../ui/forms/button.tsx';
import { Field } from '../../../ui/forms/field.tsx';
import { Input } from '../../../ui/forms/input.tsx';
import { Select } from '../../../ui/forms/select.tsx';
import { ROLES, type Role } from '../../model.ts';
import { ROLE_OPTIONS } from './members.tsx';

/** Invitations under way, and the form for another one. */
export function Invitations(props: {
  invitations: { hash: string; role: Role; note: string; expiresAt: Date }[];
  /** What was refused, to be put right. */
  given?: { note: string; error: string };
}) {
  const { invitations, given } = props;
  return (
    <>
      {invitations.length > 0 ? (
        <ul className="space-y-2">
          {invitations.map(({ hash, role, note, expiresAt }) => (
            <li key={hash} className="flex flex-wrap items-center gap-x-6 gap-y-1">
              <span>
                {note}（{ROLES[role]}）　{formatInstant(expiresAt)}まで
              </span>
              <form method="post">
                <input type="hidden" name="invitation" value={hash} />
                <Button
                  size="sm"
                  variant="text"
                  name="intent"
                  value="uninvite"
                  aria-label={`「${note}」への招待を取り消す`}
                >
                  取り消す
                </Button>
              </form>
            </li>
          ))}
        </ul>
      ) : null}
      <form
        method="post"
        action="/organisation"
        className="flex max-w-2xl flex-col gap-4 rounded-8 border border-solid-gray-420 p-4"
      >
        <input type="hidden" name="intent" value="invite" />
        <Field
          label="誰への招待か（覚え）"
          hint="相手には示されません。例：医薬情報部 山田さん"
          error={given?.error}
          required
        >
          {(control) => (
            <Input {...control} name="note" maxLength={60} defaultValue={given?.note} autoComplete="off" />
          )}
        </Field>
        <Field label="役割">
          {(control) => (
            <Select {...control} name="role" defaultValue="editor" options={ROLE_OPTIONS} className="w-fit" />
          )}
        </Field>
        <Button className="w-fit">招待のリンクを作る</Button>
      </form>
    </>
  );
}
