import type { ReactNode } from 'react';

/** A part of the page with its heading, which is also an address: a notification leads to `#news`. */
export function Part({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="space-y-4">
      <h2 id={`${id}-title`} className="text-std-20B-150">
        {title}
      </h2>
      {children}
    </section>
  );
}
