import { formatCount, formatMonthDay, formatShare } from '../../../../ui/format.ts';
import { KeyFigures } from '../../../../ui/key-figures.tsx';
import { searchPath } from '../../../read/query-address.ts';
import { CAUSE_LABELS } from '../../../words/cause-wording.ts';
import type { OverviewPage } from './overview-data.ts';

/** The sentence of the ministry's chapter, live, and the numbers behind it. */
export function OverviewFigures({ page }: { page: OverviewPage }) {
  const { figures, earlier, total, mainCause, previous, isNewest } = page;
  const troubled = figures.limited + figures.stopped;
  // Search knows the newest list only.
  const link = (path: string, section: string) => (isNewest ? path : section);
  const change = (key: keyof typeof figures) => (earlier ? figures[key] - earlier[key] : undefined);
  return (
    <section aria-label="全体" className="space-y-3">
      <p className="text-std-18N-160">
        <strong>限定出荷・供給停止は合計 {formatCount(troubled)}品目</strong>で、全{formatCount(total)}品目の
        <strong>{formatShare(troubled, total)}</strong>です。
        {mainCause
          ? `限定出荷の要因は「${CAUSE_LABELS[mainCause.cause]}」が最多です（${formatCount(mainCause.products)}品目、${formatShare(mainCause.products, figures.limited)}）。`
          : '限定出荷の品目はありません。'}
      </p>
      <KeyFigures
        items={[
          {
            label: '限定出荷',
            value: figures.limited,
            unit: '品目',
            to: link(
              searchPath({ filters: { response: ['limitedOwn', 'limitedOthers', 'limitedOther'] } }),
              '#causes',
            ),
            shape: 'half',
            tone: 'caution',
            change: change('limited'),
          },
          {
            label: '供給停止',
            value: figures.stopped,
            unit: '品目',
            to: link(searchPath({ filters: { response: ['stopped'] } }), '#categories'),
            shape: 'square',
            tone: 'severe',
            change: change('stopped'),
          },
          {
            label: '通常出荷だが量が通常でない',
            value: figures.hidden,
            unit: '品目',
            to: link(
              searchPath({
                filters: { response: ['normal'], volume: ['decreased', 'halted', 'delisting', 'unknown'] },
              }),
              '#volumes',
            ),
            shape: 'down',
            tone: 'caution',
            change: change('hidden'),
          },
        ]}
      />
      {previous ? (
        <p className="text-dns-14N-130 text-solid-gray-700">
          「前回」は{formatMonthDay(previous)}の一覧です。
        </p>
      ) : null}
    </section>
  );
}
