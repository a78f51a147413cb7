import type { ReactNode } from 'react';

/** A place where nothing is (yet): what would be here, and in `children` how to get it. */
export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="rounded-8 border border-dashed border-solid-gray-536 px-4 py-8 sm:px-8">
      <p className="text-std-18B-160">{title}</p>
      {children ? <div className="mt-2 space-y-3">{children}</div> : null}
    </div>
  );
}
