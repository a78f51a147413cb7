/** The columns that every table of products has: what it is, and both columns of its status. */
import type { ReactNode } from 'react';
import type { Column } from '../../ui/data-table.tsx';
import { Link } from '../../ui/link.tsx';
import type { ShipmentResponse, ShipmentVolume } from '../model.ts';
import { ResponseChip, VolumeChip } from './status-chips.tsx';

/** A product's name as a link, with a line of facts under it. */
export function nameColumn<Row>(
  of: (row: Row) => { to: string; name: ReactNode; facts: ReactNode },
  { header = '品名', prominent = false }: { header?: string; prominent?: boolean } = {},
): Column<Row> {
  return {
    key: 'name',
    header,
    rowHeader: true,
    cell: (row) => {
      const { to, name, facts } = of(row);
      return (
        <>
          <Link to={to} className={prominent ? 'text-std-16B-170' : undefined}>
            {name}
          </Link>
          <span className="block text-dns-14N-130 text-solid-gray-700">{facts}</span>
        </>
      );
    },
  };
}

interface Status {
  response: ShipmentResponse;
  volume: ShipmentVolume;
}

/** @param of null if the product has no status; `without` is then shown in the first of the two */
export function statusColumns<Row>(
  of: (row: Row) => Status | null,
  without: ReactNode = null,
): Column<Row>[] {
  return [
    {
      key: 'response',
      header: '出荷',
      nowrap: true,
      card: 'inline',
      cell: (row) => {
        const status = of(row);
        return status ? <ResponseChip response={status.response} /> : without;
      },
    },
    {
      key: 'volume',
      header: '量',
      nowrap: true,
      card: 'inline',
      cell: (row) => {
        const status = of(row);
        return status && <VolumeChip volume={status.volume} />;
      },
    },
  ];
}
