import { createContext, type ReactNode, useContext } from 'react';

/** What has just been done, said in the part of the page that its reader is led back to. */
export const DoneContext = createContext<{ place: string; notice: ReactNode } | null>(null);

/** A part of a list's page with its heading, which a form leads back to. */
export function ListSection({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  const done = useContext(DoneContext);
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="space-y-3">
      <h2 id={`${id}-title`} className="text-std-20B-150">
        {title}
      </h2>
      {done?.place === id ? done.notice : null}
      {children}
    </section>
  );
}
