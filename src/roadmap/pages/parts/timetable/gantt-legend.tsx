import type { ReactNode } from 'react';
import { STANDING_COLOURS, STANDING_ORDER } from '../../../state-wording.ts';
import { StandingLabel } from '../standing-mark.tsx';

/** What the colours and the shapes of the timetable say. */
export function GanttLegend({ patternId }: { patternId: string }) {
  return (
    <div className="space-y-3 text-dns-14N-130">
      <div>
        <p className="font-700">棒の色：状況（題の下の印と言葉も同じ）</p>
        <ul className="flex flex-wrap gap-x-6 gap-y-2 pt-1">
          {STANDING_ORDER.map((standing) => (
            <li key={standing}>
              <StandingLabel standing={standing} />
            </li>
          ))}
        </ul>
      </div>
      <div>
        <p className="font-700">棒の形：時期</p>
        <ul className="flex flex-wrap gap-x-6 gap-y-2 pt-1">
          <Item label="書かれた期間">
            <Bar />
          </Item>
          <Item label="このうちに始める">
            <Bar />
            <rect x="1" y="4" width="19" height="10" stroke={COLOUR} className="gantt-lead" />
          </Item>
          <Item label="終わりの日は書かれていない">
            <Bar />
            <path d="M32 5 37 9 32 13" fill="none" strokeWidth="2" className="stroke-white" />
          </Item>
          <Item label="時期は資料から分からない">
            <rect
              x="1"
              y="4"
              width="38"
              height="10"
              fill={`url(#${patternId})`}
              stroke={COLOUR}
              className="gantt-unknown"
            />
          </Item>
          <Item label="今日">
            <line x1="20" x2="20" y2="18" className="gantt-today" />
          </Item>
        </ul>
      </div>
    </div>
  );
}

const COLOUR = STANDING_COLOURS.none;

function Bar() {
  return <rect x="1" y="4" width="38" height="10" fill={COLOUR} stroke={COLOUR} className="gantt-bar" />;
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
