import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { formatInstant } from '../../../ui/format.ts';
import { Button } from '../../../ui/forms/button.tsx';
import { Section } from '../../../ui/section.tsx';

interface Row {
  ref: string;
  device: string;
  createdAt: Date;
  usedAt: Date;
  current: boolean;
}

const COLUMNS: Column<Row>[] = [
  {
    key: 'device',
    header: '端末',
    rowHeader: true,
    cell: ({ device, current }) => (
      <>
        {device}
        {current ? <span className="ml-2 text-dns-14N-130">（この端末）</span> : null}
      </>
    ),
  },
  {
    key: 'used',
    header: '最後に使った時刻',
    nowrap: true,
    cell: ({ usedAt }) => formatInstant(usedAt),
    card: 'inline',
  },
  {
    key: 'created',
    header: 'ログインした時刻',
    nowrap: true,
    cell: ({ createdAt }) => formatInstant(createdAt),
    card: 'inline',
  },
  {
    key: 'end',
    header: <span className="sr-only">操作</span>,
    card: 'bare',
    cell: ({ ref, device, current }) =>
      current ? null : (
        <form method="post">
          <input type="hidden" name="session" value={ref} />
          <Button
            size="sm"
            variant="text"
            name="intent"
            value="end"
            aria-label={`${device}のログインを終える`}
          >
            終える
          </Button>
        </form>
      ),
  },
];

/** Where a person is signed in, and how to end it. */
export function AccountSessions({ sessions }: { sessions: Row[] }) {
  return (
    <Section id="sessions" title="ログイン中の端末">
      <p className="text-dns-14N-130 text-solid-gray-700">
        使わないまま12時間たつか、ログインから7日たつと、自動でログアウトします。
      </p>
      <DataTable
        caption="ログイン中の端末"
        captionHidden
        narrow="cards"
        columns={COLUMNS}
        rows={sessions}
        rowKey={({ ref }) => ref}
      />
      <form method="post" className="space-y-2">
        <p>端末をなくしたときや、共用の端末で使ったあとは、すべての端末から一度にログアウトできます。</p>
        <Button name="intent" value="sign-out-everywhere">
          すべての端末でログアウト
        </Button>
      </form>
    </Section>
  );
}
