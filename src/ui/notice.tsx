import type { ReactNode } from 'react';

export type NoticeKind = 'info' | 'success' | 'warning' | 'error';

const WORDS: Record<NoticeKind, string> = {
  info: 'お知らせ',
  success: '完了',
  warning: '注意',
  error: 'エラー',
};
const ICONS: Record<NoticeKind, string> = {
  info: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm1 15h-2v-6h2zm0-8h-2V7h2z',
  success: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1.5 14.5-4.5-4.5 1.4-1.4 3.1 3.1 6.1-6.1 1.4 1.4z',
  warning: 'M1 21 12 2l11 19zm12-3h-2v-2h2zm0-4h-2v-4h2z',
  error: 'M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9zM13 17h-2v-2h2zm0-4h-2V7h2z',
};

/** Something the reader must know before going on: what, and what to do. The kind is given in words too. */
export function Notice({
  kind = 'info',
  title,
  children,
}: {
  kind?: NoticeKind;
  title: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section className="notice" data-kind={kind} role={kind === 'error' ? 'alert' : undefined}>
      <svg
        aria-hidden="true"
        viewBox="0 0 24 24"
        className="mt-0.5 size-6 shrink-0 fill-current"
        fillRule="evenodd"
      >
        <path d={ICONS[kind]} />
      </svg>
      <div className="min-w-0 flex-1 text-black">
        <p className="text-std-16B-170">
          <span className="sr-only">{WORDS[kind]}：</span>
          {title}
        </p>
        {children ? <div className="mt-1 space-y-2">{children}</div> : null}
      </div>
    </section>
  );
}
