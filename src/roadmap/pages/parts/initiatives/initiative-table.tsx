import { DataTable } from '../../../../ui/data-table.tsx';
import { Link } from '../../../../ui/link.tsx';
import type { Tone } from '../../../../ui/status-symbol.tsx';
import { initiativePath } from '../../../addresses.ts';
import type { Standing } from '../../../views.ts';
import { StateChips } from '../state-chip.tsx';
import type { InitiativeLine } from './initiatives-data.ts';

const TONES: Partial<Record<Standing, Tone>> = {
  late: 'caution',
  overdue: 'unknown',
  expired: 'unknown',
};

/** Initiatives as a list: what, who, when as printed, and its state. */
export function InitiativeTable(props: {
  rows: InitiativeLine[];
  caption: string;
  /** The link of a title. */
  to?: (id: string) => string;
}) {
  const { rows, caption, to = initiativePath } = props;
  return (
    <DataTable
      caption={caption}
      captionHidden
      narrow="cards"
      rows={rows}
      rowKey={({ id }) => id}
      tone={({ standing }) => TONES[standing] ?? 'calm'}
      columns={[
        {
          key: 'title',
          header: '取組',
          rowHeader: true,
          cell: ({ id, title, document }) => (
            <>
              <Link to={to(id)}>{title}</Link>
              <span className="block text-dns-14N-130 text-solid-gray-700">{document}</span>
            </>
          ),
        },
        { key: 'actors', header: '実施主体', cell: ({ actors }) => actors },
        {
          key: 'timing',
          header: '時期（資料の言葉）',
          cell: ({ printed }) => printed ?? '－',
        },
        {
          key: 'state',
          header: '状況',
          nowrap: true,
          card: 'inline-bare',
          cell: ({ state, standing }) => <StateChips state={state} standing={standing} />,
        },
      ]}
    />
  );
}
