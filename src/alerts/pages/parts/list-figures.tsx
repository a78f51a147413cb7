import { formatCount } from '../../../ui/format.ts';
import { type StatusShape, StatusSymbol, type Tone } from '../../../ui/status-symbol.tsx';
import type { ListView } from '../../list-view.ts';

/** The supply of a list's products, at a glance. */
export function ListFigures({ list: { figures, total } }: { list: ListView }) {
  if (total === 0) return null;
  const items: { label: string; count: number; shape: StatusShape; tone: Tone; always?: boolean }[] = [
    { label: '供給停止', count: figures.stopped, shape: 'square', tone: 'severe', always: true },
    { label: '限定出荷', count: figures.limited, shape: 'half', tone: 'caution', always: true },
    { label: '量の減少など', count: figures.lessVolume, shape: 'down', tone: 'caution', always: true },
    { label: '量の記載なし', count: figures.notStated, shape: 'empty', tone: 'unknown' },
    { label: '通常', count: figures.normal, shape: 'disc', tone: 'calm', always: true },
    { label: '掲載終了', count: figures.gone, shape: 'slashed', tone: 'unknown' },
  ];
  return (
    <ul className="flex flex-wrap gap-2" aria-label="いまの状況">
      {items
        .filter(({ count, always }) => always || count > 0)
        .map(({ label, count, shape, tone }) => (
          <li key={label} className="chip list-figure" data-tone={count > 0 ? tone : 'calm'}>
            <StatusSymbol shape={shape} />
            {label}
            <strong className="tabular-nums">{formatCount(count)}</strong>
          </li>
        ))}
    </ul>
  );
}
