import type { ReactNode } from 'react';

/** A part of a list's page with its heading, which a form leads back to. */
export function ListSection({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="space-y-3">
      <h2 id={`${id}-title`} className="text-std-20B-150">
        {title}
      </h2>
      {children}
    </section>
  );
}
