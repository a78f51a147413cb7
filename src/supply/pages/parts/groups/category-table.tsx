import { useId } from 'react';
import { formatCount, formatShare } from '../../../../ui/format.ts';
import { CATEGORY_GROUPS, type GroupCounts } from '../../../read/overview.ts';

/** 「カテゴリ別：供給停止、限定出荷の割合」 of the ministry's supply chapter, and beside each share that within its own category. */
export function CategoryTable({ groups }: { groups: GroupCounts[] }) {
  const id = useId();
  const total = (read: (group: GroupCounts) => number) => groups.reduce((sum, group) => sum + read(group), 0);
  const [stopped, limited, all] = [total((g) => g.stopped), total((g) => g.limited), total((g) => g.total)];
  const rows = [
    ...groups.map((g) => ({ label: CATEGORY_GROUPS[g.group].label, ...g })),
    { label: '合計', total: all, stopped, limited },
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable without a mouse
    <section className="table-scroll" aria-labelledby={id} tabIndex={0}>
      <table className="data-table">
        <caption id={id}>区分別：供給停止、限定出荷の割合（品目数）</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              区分
            </th>
            <th scope="col" rowSpan={2} data-align="end">
              全品目
            </th>
            <th scope="colgroup" colSpan={3} className="border-l border-l-solid-gray-300">
              供給停止
            </th>
            <th scope="colgroup" colSpan={3} className="border-l border-l-solid-gray-300">
              限定出荷
            </th>
          </tr>
          <tr>
            <Heads />
            <Heads />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={row.label} className={i === groups.length ? 'font-700 [&>*]:font-700' : undefined}>
              <th scope="row" className="whitespace-nowrap">
                {row.label}
              </th>
              <td data-align="end">{formatCount(row.total)}</td>
              <Cells count={row.stopped} whole={stopped} category={row.total} />
              <Cells count={row.limited} whole={limited} category={row.total} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Heads() {
  return (
    <>
      <th scope="col" data-align="end" className="border-l border-l-solid-gray-300">
        品目数
      </th>
      <th scope="col" data-align="end">
        構成比
      </th>
      <th scope="col" data-align="end">
        区分内の割合
      </th>
    </>
  );
}

function Cells({ count, whole, category }: { count: number; whole: number; category: number }) {
  return (
    <>
      <td data-align="end" className="border-l border-l-solid-gray-300">
        {formatCount(count)}
      </td>
      <td data-align="end">{formatShare(count, whole)}</td>
      <td data-align="end">{formatShare(count, category)}</td>
    </>
  );
}
