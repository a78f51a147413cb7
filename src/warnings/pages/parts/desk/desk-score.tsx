import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Section } from '../../../../ui/section.tsx';
import type { Score, ScorePart } from '../../../desk/score.ts';

const COLUMNS: Column<ScorePart>[] = [
  { key: 'label', header: '見るもの', rowHeader: true, cell: (part) => part.label },
  { key: 'found', header: 'この報告では', cell: (part) => part.found },
  {
    key: 'points',
    header: '点',
    align: 'end',
    cell: (part) => `${part.points} / ${part.most}`,
  },
];

/** The parts of the score with their reasons, so that an officer can disagree. */
export function DeskScore({ score, scored }: { score: Score; scored: string | null }) {
  return (
    <Section id="score" title={`点数　${score.total} / ${score.most}`}>
      <DataTable
        caption="点数の内訳"
        captionHidden
        columns={COLUMNS}
        rows={score.parts}
        rowKey={(part) => part.key}
        narrow="cards"
      />
      {scored ? <p>品目の中で最も高い、{scored}の点数です。</p> : null}
      <p className="text-dns-14N-130 text-solid-gray-700">
        急ぐ順に並べるための点数で、判断に代わるものではありません。「わからない」は中ほどの点にしています。通常出荷の品目の数は、いまの一覧から数えています。
      </p>
    </Section>
  );
}
