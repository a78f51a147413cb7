import { formatDate } from '../../../../ui/format.ts';
import { Cite } from '../product/cite.tsx';
import type { OverviewPage } from './overview-data.ts';

/** A table as a text with its date and source, to be selected or copied: into a mail, a paper, or (by its tabs) a spreadsheet. */
export function OverviewQuote(props: {
  page: Pick<OverviewPage, 'asOf' | 'citation' | 'address'>;
  /** Of the section on this page. */
  id: string;
  title: string;
  rows: readonly (readonly (string | number)[])[];
  /** Set where the rows name their own dates and sources, which are not those of the page. */
  others?: boolean;
}) {
  const { page, id, title, rows, others } = props;
  const text = [
    others ? title : `${title}（${formatDate(page.asOf)}現在）`,
    ...rows.map((row) => row.join('\t')),
    `${others ? '' : `${page.citation}。`}安定 Antei ${page.address}#${id}`,
  ].join('\n');
  return (
    <details>
      <summary className="w-fit py-1 text-dns-14N-130 text-blue-1000 underline">この表を引用する</summary>
      <div className="pt-2">
        <Cite text={text} label="表をコピー" />
      </div>
    </details>
  );
}
