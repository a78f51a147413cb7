import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { formatCount, formatDate } from '../../../../ui/format.ts';
import { Button } from '../../../../ui/forms/button.tsx';
import { Field } from '../../../../ui/forms/field.tsx';
import { Input } from '../../../../ui/forms/input.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Section } from '../../../../ui/section.tsx';
import type { SilentMaker } from '../../../analysis/analysis.ts';
import { Definition } from '../desk/desk-parts.tsx';
import type { AnalysisPage } from './analysis-data.ts';

/** How many makers, and products of each, are shown. */
const SHOWN = 50;

const COLUMNS: Column<SilentMaker>[] = [
  { key: 'mah', header: '製造販売業者', rowHeader: true, cell: (row) => row.mah },
  {
    key: 'unwarned',
    header: '報告のない品目',
    align: 'end',
    card: 'inline',
    cell: (row) => `${formatCount(row.unwarned.length)} / ${formatCount(row.products)}`,
  },
  {
    key: 'own',
    header: '自社の事情・供給停止',
    align: 'end',
    card: 'inline',
    cell: (row) => formatCount(row.own),
  },
  {
    key: 'products',
    header: '品目と始まった日',
    cell: (row) => (
      <details>
        <summary className="text-blue-1000 underline">{formatCount(row.unwarned.length)}品目を見る</summary>
        <ul className="mt-1 space-y-1">
          {row.unwarned.slice(0, SHOWN).map(({ yjCode, name, since }) => (
            <li key={yjCode}>
              <Link to={`/products/${yjCode}`}>{name}</Link>　{since ? formatDate(since) : ''}から
            </li>
          ))}
        </ul>
        {row.unwarned.length > SHOWN ? <p>ほか{formatCount(row.unwarned.length - SHOWN)}品目</p> : null}
      </details>
    ),
  },
];

/** Makers whose products are in trouble without a warning before it began. */
export function AnalysisSilent({ page }: { page: AnalysisPage }) {
  const { silent, query, beginUnknown } = page;
  return (
    <Section id="silent" title="報告のないまま供給の細った品目">
      <Definition figure="silent" />
      <form
        method="get"
        action="/desk/analysis#silent"
        className="flex flex-wrap items-end gap-3 print:hidden"
      >
        <Field label="続いている日数">
          {(control) => (
            <Input
              {...control}
              name="days"
              inputMode="numeric"
              className="w-32"
              defaultValue={String(query.days)}
            />
          )}
        </Field>
        <Field label="この日以降に始まったもの">
          {(control) => <Input {...control} type="date" name="since" defaultValue={query.since} />}
        </Field>
        <Button>数え直す</Button>
      </form>
      {silent.length === 0 ? (
        <p>
          {formatDate(query.since)}以降に始まり、{formatCount(query.days)}
          日以上続く品目で、報告のないものはありません。
        </p>
      ) : (
        <>
          <p>
            {formatDate(query.since)}以降に始まり、{formatCount(query.days)}日以上続くもの：
            {formatCount(silent.length)}社{silent.length > SHOWN ? `のうち、多い順に${SHOWN}社` : ''}
          </p>
          <DataTable
            caption="報告のない製造販売業者"
            captionHidden
            columns={COLUMNS}
            rows={silent.slice(0, SHOWN)}
            rowKey={(row) => row.mah}
            narrow="cards"
          />
        </>
      )}
      {beginUnknown > 0 ? (
        <p className="text-dns-14N-130 text-solid-gray-700">
          始まった日の分からない{formatCount(beginUnknown)}品目は数えていません。
        </p>
      ) : null}
    </Section>
  );
}
