import type { ReactNode } from 'react';

/** A part of a page with its heading, which is also the address that others can point to. */
export function Section({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="space-y-3">
      <h2 id={`${id}-title`} className="text-std-20B-150">
        {title}
      </h2>
      {children}
    </section>
  );
}
