import { momentText } from '../../../../platform/dates/date-text.ts';
import { DefinitionList } from '../../../../ui/definition-list.tsx';
import { formatDate } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { INDICATORS_PATH } from '../../../addresses.ts';
import { targetWords } from '../../../headlines/goal-wording.ts';
import type { MeasurePage } from '../../../views/read-measure.ts';
import { officialValue } from '../trends/series-wording.ts';

const UNITS = { fraction: '割合（0〜100%）', yen: '円（データの期間の合計）', count: '数' } as const;

/** What a measure is: formula in words, unit, direction, the target in force, source word for word, version. */
export function MeasureDefinition({ page }: { page: MeasurePage }) {
  const { measure, formula, official } = page;
  const { id, version, title, unit, direction, source, validFrom, validTo } = measure;
  return (
    <DefinitionList
      items={[
        {
          key: 'formula',
          term: '式',
          description: (
            <>
              {formula.numerator}
              {formula.denominator === null ? null : (
                <>
                  <span className="block">÷</span>
                  {formula.denominator}
                </>
              )}
              {formula.notes.map((note) => (
                <span key={note} className="mt-1 block">
                  {note}
                </span>
              ))}
            </>
          ),
        },
        { key: 'unit', term: '単位', description: UNITS[unit] },
        {
          key: 'direction',
          term: '向き',
          description: direction === 'higher' ? '大きいほど進んでいる' : '小さいほど進んでいる',
        },
        {
          key: 'target',
          term: '目標',
          description: measure.target ? targetWords(measure.target) : 'なし',
        },
        {
          key: 'source',
          term: '出典',
          description: (
            <>
              {source.document}　{source.heading}
              <blockquote className="mt-1 border-l-4 border-solid-gray-420 pl-3">{source.quote}</blockquote>
            </>
          ),
        },
        ...official
          .filter(({ kind }) => kind === 'value')
          .map((series) => {
            const newest = series.points.at(-1)!;
            return {
              key: series.id,
              term: '公式の値',
              description: (
                <>
                  <Link to={`${INDICATORS_PATH}/series#${series.id}`}>{series.title}</Link>：
                  {officialValue(series, newest.value)}（{momentText(newest.period)}）
                </>
              ),
            };
          }),
        {
          key: 'version',
          term: '版',
          description: `${id} 第${version}版（${formatDate(validFrom)}から${validTo === null ? '' : `${formatDate(validTo)}の前日まで`}）`,
        },
        { key: 'english', term: '英語名', description: <span lang="en">{title.en}</span> },
      ]}
    />
  );
}
