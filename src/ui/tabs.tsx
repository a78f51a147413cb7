import type { ReactNode } from 'react';
import { formatCount } from './format.ts';
import { Link } from './link.tsx';

/** One view among several of the same page. */
export interface TabItem {
  label: ReactNode;
  /** Address of the view: the address is the state. */
  to: string;
  current: boolean;
  count?: number;
}

/** Views of one page as links; `label` says what is being switched. */
export function Tabs({ label, items }: { label: string; items: TabItem[] }) {
  return (
    <nav aria-label={label} className="relative overflow-x-auto border-b border-solid-gray-420 print:hidden">
      <ul className="flex w-max">
        {items.map((item) => (
          <li key={item.to}>
            <Link
              to={item.to}
              className="tab"
              aria-current={item.current ? 'page' : undefined}
              preventScrollReset
            >
              {item.label}
              {item.count === undefined ? null : (
                <span className="ml-1.5 font-400 text-solid-gray-700">
                  {formatCount(item.count)}
                  <span className="sr-only">件</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
