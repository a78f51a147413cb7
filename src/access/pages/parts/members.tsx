import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { formatInstant } from '../../../ui/format.ts';
import { Button } from '../../../ui/forms/button.tsx';
import { Select } from '../../../ui/forms/select.tsx';
import { ROLES, type Role } from '../../model.ts';

interface Member {
  publicId: string;
  name: string;
  role: Role;
  since: Date;
}

export const ROLE_OPTIONS = (Object.keys(ROLES) as Role[]).map((value) => ({ value, label: ROLES[value] }));

const BASE: Column<Member>[] = [
  { key: 'name', header: '氏名', rowHeader: true, cell: ({ name }) => name },
  { key: 'since', header: '参加', nowrap: true, card: 'inline', cell: ({ since }) => formatInstant(since) },
];

const ROLE_NAME: Column<Member> = {
  key: 'role',
  header: '役割',
  card: 'inline',
  cell: ({ role }) => ROLES[role],
};

const ROLE_FORM: Column<Member> = {
  key: 'role',
  header: '役割',
  cell: ({ publicId, name, role }) => (
    <form method="post" className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="intent" value="role" />
      <input type="hidden" name="member" value={publicId} />
      <Select name="role" aria-label={`${name}の役割`} defaultValue={role} options={ROLE_OPTIONS} />
      <Button size="sm" aria-label={`${name}の役割を変える`}>
        変える
      </Button>
    </form>
  ),
};

const REMOVE: Column<Member> = {
  key: 'remove',
  header: <span className="sr-only">外す</span>,
  card: 'bare',
  cell: ({ publicId, name }) => (
    <details>
      <summary className="w-fit py-1 text-blue-1000 underline" aria-label={`${name}を外す`}>
        外す
      </summary>
      <form method="post" className="pt-1">
        <input type="hidden" name="member" value={publicId} />
        <Button size="sm" name="intent" value="remove" aria-label={`${name}を組織から外す`}>
          組織から外す
        </Button>
      </form>
    </details>
  ),
};

/** The members of an organisation; admins change roles and see people out. */
export function Members({ members, admin }: { members: Member[]; admin: boolean }) {
  const [name, since] = BASE;
  return (
    <>
      <p className="text-dns-14N-130 text-solid-gray-700">
        閲覧者は見るだけ、担当者は報告など、管理者はさらにメンバーとAPIトークンを変えられます。
      </p>
      <DataTable
        caption="メンバー"
        captionHidden
        narrow="cards"
        columns={admin ? [name!, ROLE_FORM, since!, REMOVE] : [name!, ROLE_NAME, since!]}
        rows={members}
        rowKey={({ publicId }) => publicId}
      />
    </>
  );
}
