import { type Column, DataTable } from '../../../ui/data-table.tsx';
import type { ComposedBlock, RichText } from '../../texts/compose.ts';
import { Rich } from './rich.tsx';

/** The texts, lists and tables of a section, in their order. */
export function ContentBlocks({ blocks }: { blocks: readonly ComposedBlock[] }) {
  return blocks.map((block, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the texts are fixed
    <Block key={i} block={block} />
  ));
}

function Block({ block }: { block: ComposedBlock }) {
  if (block.kind === 'paragraph') return <Paragraph text={block.text} />;
  if (block.kind === 'list')
    return (
      <ul className="max-w-3xl list-disc space-y-2 pl-6">
        {block.items.map((item, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the texts are fixed
          <li key={i}>
            <Rich text={item} />
          </li>
        ))}
      </ul>
    );
  const columns = block.head.map(
    (header, i): Column<{ key: string; cells: RichText[] }> => ({
      key: header,
      header,
      rowHeader: i === 0,
      cell: ({ cells }) => <Rich text={cells[i]!} />,
    }),
  );
  return (
    <DataTable
      caption={block.caption}
      columns={columns}
      rows={block.rows.map((cells, i) => ({ key: String(i), cells }))}
      rowKey={({ key }) => key}
      narrow="cards"
    />
  );
}

/** A paragraph that may hold marks, which open blocks. */
export function Paragraph({ text }: { text: RichText }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a `p` ends before what a mark opens
    <div role="paragraph" className="max-w-3xl">
      <Rich text={text} />
    </div>
  );
}
