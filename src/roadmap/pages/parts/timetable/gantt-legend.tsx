import type { ReactNode } from 'react';

/** What the shapes of the timetable say. */
export function GanttLegend({ patternId }: { patternId: string }) {
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-2 text-dns-14N-130">
      <Item label="書かれた期間">
        <rect x="1" y="2" width="38" height="14" className="gantt-bar" />
      </Item>
      <Item label="このうちに始める">
        <rect x="1" y="2" width="38" height="14" className="gantt-bar" />
        <rect x="1" y="2" width="19" height="14" className="gantt-lead" />
      </Item>
      <Item label="終わりの日は書かれていない">
        <rect x="1" y="2" width="38" height="14" className="gantt-bar" />
        <path d="M32 4 37 9 32 14" fill="none" strokeWidth="2" className="stroke-black" />
      </Item>
      <Item label="時期は資料から分からない">
        <rect x="1" y="2" width="38" height="14" fill={`url(#${patternId})`} className="gantt-unknown" />
      </Item>
      <Item label="今日">
        <line x1="20" x2="20" y2="18" className="gantt-today" />
      </Item>
    </ul>
  );
}

function Item({ label, children }: { label: string; children: ReactNode }) {
  return (
    <li className="flex items-center gap-2">
      <svg aria-hidden="true" width="40" height="18" className="shrink-0">
        {children}
      </svg>
      {label}
    </li>
  );
}
