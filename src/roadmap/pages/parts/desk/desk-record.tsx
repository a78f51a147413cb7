import type { ReactNode } from 'react';
import { Breadcrumbs } from '../../../../ui/breadcrumbs.tsx';
import { Link } from '../../../../ui/link.tsx';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { DESK_PATH } from '../../../addresses.ts';
import type { HistoryEntry } from '../../../views.ts';
import { DeskDone } from './desk-done.tsx';
import type { Refused } from './desk-entry.ts';
import { DeskHistory } from './desk-history.tsx';

/** The page of one record at the desk: its head, its state, the forms of those who may write, and what was entered. */
export function DeskRecord(props: {
  record: { id: string; title: string };
  /** The public page. */
  publicPath: string;
  /** Beside the way to the public page. */
  lead?: ReactNode;
  standing: ReactNode;
  forms: ReactNode;
  page: { history: HistoryEntry[]; mayWrite: boolean; done: string | null };
  refused: Refused | undefined;
}) {
  const { record, publicPath, lead, standing, forms, page, refused } = props;
  const { history, mayWrite, done } = page;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'マイページ', to: '/work' },
          { label: 'ロードマップの記録', to: DESK_PATH },
          { label: record.title },
        ]}
      />
      <PageHeading
        title={record.title}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {lead}
            <Link to={publicPath}>公開のページ</Link>
          </span>
        }
      />
      {/* The forms of one record never keep what was put into those of another, nor of what was just entered. */}
      <div key={`${record.id} ${history.length}`} className="max-w-4xl space-y-10">
        {refused ? null : <DeskDone done={done} />}
        {standing}
        {mayWrite ? (
          <div className="space-y-10 print:hidden">{forms}</div>
        ) : (
          <p>記録できるのは、担当者と管理者です。</p>
        )}
        <DeskHistory history={history} mayWrite={mayWrite} refused={refused} />
      </div>
    </>
  );
}
