import { Section } from '../../../ui/section.tsx';
import type { BenefitTable } from '../../model.ts';
import { sayPeriod } from '../../wording.ts';
import { BenefitLimitsTable } from './benefit-limits-table.tsx';

/** The limits of the month with their period, their source and what of them nobody could check. */
export function BenefitLimitsSection({ table }: { table: BenefitTable }) {
  const { source, state, unclear } = table;
  return (
    <Section id="limits" title={`計算に使う高額療養費の上限額（${sayPeriod(table)}）`}>
      <p>
        {state === 'announced' ? '公表された予定の額です。' : null}
        1か月の上限額です。年収は区分を見つけるための目安で、正しい区分は保険者が決めます。
      </p>
      <BenefitLimitsTable table={table} />
      <div className="max-w-3xl space-y-1 text-dns-14N-130 text-solid-gray-700">
        <p>
          出典：<a href={source.url}>{source.title}</a>。{source.how}
          正しい額は、加入している保険者に確かめてください。
        </p>
        {unclear.length > 0 ? (
          <>
            <p>この表について、確かめられていないこと：</p>
            <ul className="list-disc space-y-1 pl-6">
              {unclear.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </Section>
  );
}
