import type { ReactNode } from 'react';
import type { IsoDate } from '../platform/clock.ts';
import { formatDate } from './format.ts';

/** The one `h1` of a page, with the date its figures are of and what can be done here. */
export function PageHeading(props: {
  title: ReactNode;
  /** One line under the title: what the thing is. */
  lead?: ReactNode;
  /** The figures' date; shown as 「2026年8月20日現在」. */
  asOf?: IsoDate;
  /** Beside the date: 公表時刻 and the like. */
  asOfNote?: ReactNode;
  /** Buttons and links; not printed. */
  actions?: ReactNode;
}) {
  const { title, lead, asOf, asOfNote, actions } = props;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 pt-4 pb-6">
      <div className="min-w-0 flex-1 basis-80">
        <h1 className="text-std-24B-150 sm:text-std-28B-150">{title}</h1>
        {lead ? <p className="mt-1 text-solid-gray-800">{lead}</p> : null}
        {asOf ? (
          <p className="mt-1 text-dns-14N-130 text-solid-gray-700">
            <time dateTime={asOf}>{formatDate(asOf)}</time>現在{asOfNote ? <>　{asOfNote}</> : null}
          </p>
        ) : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2 print:hidden">{actions}</div> : null}
    </div>
  );
}
