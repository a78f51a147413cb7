import { useState } from 'react';
import type { ShipmentResponse, ShipmentVolume } from '../../../supply/model.ts';
import { nameColumn, statusColumns } from '../../../supply/ui/product-columns.tsx';
import { statusTone } from '../../../supply/ui/status-look.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatCount, formatDate } from '../../../ui/format.ts';
import { Button } from '../../../ui/forms/button.tsx';
import type { DeviceList } from '../../device/device-matching.ts';
import type { DeviceCatalogue } from './catalogue.ts';

interface Row {
  code: string;
  name: string;
  /** Null for a product that is not in the newest list, or while that is being read. */
  now: { mah: string; response: ShipmentResponse; volume: ShipmentVolume } | null;
}

const FIRST = 50;
const URGENCY = ['severe', 'caution', 'unknown', 'more', 'calm'];

/** The products of the list with their supply, unavailable ones first. */
export function ProductList(props: {
  list: DeviceList;
  catalogue: DeviceCatalogue | null;
  onRemove: (product: { code: string; name: string }) => void;
}) {
  const { list, catalogue, onRemove } = props;
  const [all, setAll] = useState(false);
  if (list.products.length === 0) {
    return (
      <EmptyState title="まだ品目がありません">
        <p>
          上の欄で探して入れるか、一覧を貼り付けてください。入れた品目の今の状態と、変化があったときの知らせがここに並びます。
        </p>
      </EmptyState>
    );
  }
  const rows = list.products.map((product) => toRow(product, catalogue)).toSorted(byUrgency);
  const shown = all ? rows : rows.slice(0, FIRST);
  return (
    <>
      {catalogue?.asOf ? (
        <p className="text-dns-14N-130 text-solid-gray-700">
          <time dateTime={catalogue.asOf}>{formatDate(catalogue.asOf)}</time>現在
        </p>
      ) : null}
      <DataTable
        caption="この端末のリストの品目"
        captionHidden
        columns={columns(catalogue !== null, onRemove)}
        rows={shown}
        rowKey={(row) => row.code}
        tone={toneOf}
        narrow="cards"
      />
      {shown.length < rows.length ? (
        <Button type="button" size="sm" onClick={() => setAll(true)}>
          残りの{formatCount(rows.length - shown.length)}品目も表示
        </Button>
      ) : null}
    </>
  );
}

function toRow({ code, name }: { code: string; name: string }, catalogue: DeviceCatalogue | null): Row {
  const now = catalogue?.byCode.get(code);
  return { code, name: now?.name ?? name, now: now ?? null };
}

function toneOf({ now }: Row) {
  return now ? statusTone(now.response, now.volume) : 'unknown';
}

function byUrgency(a: Row, b: Row): number {
  return URGENCY.indexOf(toneOf(a)) - URGENCY.indexOf(toneOf(b)) || a.name.localeCompare(b.name, 'ja');
}

function columns(known: boolean, onRemove: (row: Row) => void): Column<Row>[] {
  return [
    nameColumn<Row>((row) => ({
      to: `/products/${encodeURIComponent(row.code)}`,
      name: row.name,
      facts: row.now ? row.now.mah : known ? '最新の一覧にありません' : '　',
    })),
    ...statusColumns<Row>(({ now }) => now),
    {
      key: 'remove',
      header: '操作',
      nowrap: true,
      card: 'inline-bare',
      cell: (row) => (
        <Button
          type="button"
          size="sm"
          variant="text"
          aria-label={`${row.name}をリストから外す`}
          onClick={() => onRemove(row)}
        >
          外す
        </Button>
      ),
    },
  ];
}
