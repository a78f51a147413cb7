import type { ReactNode } from 'react';
import { Breadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';

/**
 * Head of a page of the ministry's desk, with what was done last.
 * @param props.of the list that a page of one thing belongs to
 * @param props.done words of what was done; null if nothing was, or where the page says what went wrong
 */
export function DeskHead(props: {
  title: string;
  lead: ReactNode;
  of?: { label: string; to: string };
  done?: string | null;
}) {
  const { title, lead, of, done } = props;
  return (
    <>
      <Breadcrumbs items={[{ label: 'マイページ', to: '/work' }, ...(of ? [of] : []), { label: title }]} />
      <PageHeading title={title} lead={lead} />
      {done ? (
        <div className="mb-10 max-w-4xl">
          <Notice kind="success" title={done} />
        </div>
      ) : null}
    </>
  );
}

/** What an address says was done, in words; null for any other. */
export function sayDone(words: Readonly<Record<string, string>>, done: string | null): string | null {
  return done !== null && Object.hasOwn(words, done) ? words[done]! : null;
}
