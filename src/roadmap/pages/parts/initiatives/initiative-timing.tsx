import { sayMoment } from '../../../../documents/model.ts';
import { DataTable } from '../../../../ui/data-table.tsx';
import type { Initiative } from '../../../model.ts';
import { sayTiming } from '../../../wording.ts';

/** When, as printed and in words; the phases of the timetable in their printed order. */
export function InitiativeTiming({ initiative }: { initiative: Omit<Initiative, 'place'> }) {
  const { timing, phases, phasesUnclear } = initiative;
  // Steps of one cell of the timetable are shown by the same words, said once.
  const reasons = [...new Set(phases.flatMap(({ shown }) => shown?.why ?? []))];
  return (
    <div className="space-y-4">
      {timing ? (
        <>
          <p>
            資料の言葉：<b>{timing.printed}</b>
          </p>
          <ul className="list-disc space-y-1 pl-6">
            {timing.parts.map((part) => (
              <li key={`${part.kind} ${part.of}`}>{sayTiming(part)}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>資料に、この取組の時期の記載はありません{phases.length > 0 ? '（下の段階のほかには）' : ''}。</p>
      )}
      {phases.length > 0 ? (
        <>
          <DataTable
            caption="工程表の段階（印字の順）"
            narrow="cards"
            rows={phases.map((phase, at) => ({ ...phase, at: at + 1 }))}
            rowKey={({ at }) => String(at)}
            columns={[
              { key: 'at', header: '段階', nowrap: true, card: 'inline-bare', cell: ({ at }) => at },
              {
                key: 'when',
                header: '時期',
                nowrap: true,
                card: 'inline-bare',
                cell: ({ when, shown }) =>
                  when === 'unknown'
                    ? sayMoment(when)
                    : `${when}${shown ? ` ※${reasons.indexOf(shown.why) + 1}` : ''}`,
              },
              { key: 'text', header: '内容', rowHeader: true, cell: ({ text }) => text },
            ]}
          />
          {reasons.map((why, at) => (
            <p key={why} className="text-dns-14N-130 text-solid-gray-700">
              ※{at + 1} {why}
            </p>
          ))}
          {phasesUnclear ? <p className="text-dns-14N-130 text-solid-gray-700">{phasesUnclear}</p> : null}
        </>
      ) : null}
    </div>
  );
}
