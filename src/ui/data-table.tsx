import { isValidElement, type ReactNode, useId } from 'react';
import type { Tone } from './status-symbol.tsx';

/** A column of a {@link DataTable}. */
export interface Column<Row> {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** The cell that names the row; exactly one column should be it. */
  rowHeader?: boolean;
  /** `end` for numbers. */
  align?: 'end';
  /** Keeps the cell in one line. */
  nowrap?: boolean;
  /** In a card: `inline` is set beside its neighbours, `bare` needs no heading, `inline-bare` is both; `tick` is the row's check box. */
  card?: 'inline' | 'bare' | 'inline-bare' | 'tick';
}

/**
 * A table of records. On a phone it either scrolls sideways in its own region (`narrow="scroll"`, to compare columns) or
 * turns each row into a card (`narrow="cards"`, to read rows). It stays a table for a screen reader either way.
 */
export function DataTable<Row>(props: {
  caption: ReactNode;
  /** Keeps the caption for screen readers only, under a heading that says the same. */
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Marks the edge of rows that need attention: `(row) => statusTone(row.response, row.volume)`. */
  tone?: (row: Row) => Tone;
  narrow?: 'scroll' | 'cards';
  /** Rows of a line each on a wide screen, where many are scanned at once. */
  dense?: boolean;
}) {
  const { caption, captionHidden, columns, rows, rowKey, tone, narrow = 'scroll', dense } = props;
  const id = useId();
  const cards = narrow === 'cards';
  const role = cards ? sameRole : noRole;
  const table = (
    <table {...role('table')} className="data-table" data-narrow={narrow} data-dense={dense ? '' : undefined}>
      <caption id={id} className={captionHidden ? 'sr-only' : undefined}>
        {caption}
      </caption>
      <thead {...role('rowgroup')}>
        <tr {...role('row')}>
          {columns.map((column) => (
            <th key={column.key} {...role('columnheader')} scope="col" data-align={column.align}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...role('rowgroup')}>
        {rows.map((row) => (
          <tr key={rowKey(row)} {...role('row')} data-tone={tone?.(row)}>
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} cards={cards} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (cards)
    return (
      // Scrolls only between a phone and the width of all columns; no landmark, as every heading has one with its name already.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
      // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
      <div role="group" className="table-fit" aria-labelledby={id} tabIndex={0}>
        {table}
      </div>
    );
  return (
    // Focusable, so that the keyboard can scroll it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable without a mouse
    <section className="table-scroll" aria-labelledby={id} tabIndex={0}>
      {table}
    </section>
  );
}

// Cards change `display`, at which browsers forget what the elements of a table mean: say it again.
const sameRole = (role: string) => ({ role });
const noRole = () => ({});

/** The words of a header: what repeats them in every card must not repeat a link, least of all where assistive technology does not see it. */
function textOf(node: ReactNode): string {
  if (Array.isArray(node)) return node.map(textOf).join('');
  if (isValidElement<{ children?: ReactNode }>(node)) return textOf(node.props.children);
  return typeof node === 'string' || typeof node === 'number' ? String(node) : '';
}

const CARD_LAYOUTS = { inline: 'inline', 'inline-bare': 'inline', tick: 'tick', bare: undefined } as const;

function Cell<Row>({ column, row, cards }: { column: Column<Row>; row: Row; cards: boolean }) {
  const role = cards ? sameRole : noRole;
  const content = column.cell(row);
  const shared = {
    'data-align': column.align,
    'data-nowrap': column.nowrap ? '' : undefined,
    'data-card': cards ? CARD_LAYOUTS[column.card ?? 'bare'] : undefined,
  };
  if (column.rowHeader) {
    return (
      <th scope="row" {...role('rowheader')} {...shared}>
        {content}
      </th>
    );
  }
  return (
    <td {...role('cell')} {...shared}>
      {cards && content && !column.card?.endsWith('bare') && column.card !== 'tick' ? (
        <span className="cell-label" aria-hidden="true">
          {textOf(column.header)}
        </span>
      ) : null}
      {content}
    </td>
  );
}
