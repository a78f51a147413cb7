import { momentText } from '../../../platform/dates/date-text.ts';
import { numberText } from '../../../platform/number-text.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/section.tsx';
import type { Comparison } from '../../compare-costs.ts';
import type { CostQuery } from '../../cost-query.ts';
import { SETTINGS, sayClass, type TableState } from '../../model.ts';
import { sayLess, sayRange, sayYen } from '../../wording.ts';
import { FactWords, type SaidFact } from './fact-wording.tsx';

type Asked = NonNullable<CostQuery['asked']>;

/** Name of what the reference is compared with. */
const followerName = ({ followerRole }: Pick<Comparison, 'followerRole'>) =>
  followerRole === 'authorised' ? 'バイオセイム' : 'バイオ後続品';

/** The answer in a sentence, then step by step. */
export function CostResult(props: {
  comparison: Comparison;
  asked: Asked;
  example: boolean;
  /** Whether the limits are in force. */
  state: TableState;
  facts: readonly SaidFact[];
}) {
  const { comparison, asked, example, state, facts } = props;
  const { month, item, units, of, tenths, setting, repeated } = asked;
  const { reference, follower, less } = comparison;
  const name = followerName(comparison);
  const rows = [
    {
      what: '薬剤費（10割）',
      reference: reference.total,
      follower: follower.total,
      less: less.total,
    },
    {
      what: `窓口での負担（${tenths}割）`,
      reference: reference.share,
      follower: follower.share,
      less: less.share,
    },
    {
      what: '高額療養費を使った後の負担',
      reference: reference.paid,
      follower: follower.paid,
      less: less.paid,
    },
    {
      what: '医療保険などが払う額',
      reference: reference.insurance,
      follower: follower.insurance,
      less: less.insurance,
    },
  ];
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'what', header: '薬を使う月の額', rowHeader: true, cell: (row) => row.what },
    {
      key: 'reference',
      header: '先行バイオ医薬品',
      align: 'end',
      card: 'inline',
      cell: (row) => sayYen(row.reference),
    },
    { key: 'follower', header: name, align: 'end', card: 'inline', cell: (row) => sayRange(row.follower) },
    {
      key: 'less',
      header: `${name}の方が`,
      cell: (row) => sayLess(row.less),
    },
  ];
  return (
    <Section id="result" title="計算の結果">
      <p>
        {example ? '例：' : ''}
        {`${momentText(month)}${state === 'announced' ? '（上限額は予定）' : ''}、${item.label}（1か月に使う数 ${numberText(units)}）。${sayClass(of)}、${tenths}割負担、${SETTINGS[setting]}${repeated ? '、多数回該当' : ''}。`}
      </p>
      <Verdict comparison={comparison} facts={facts} />
      <DataTable
        caption={`先行バイオ医薬品と${name}の費用（薬を使う月）`}
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={({ what }) => what}
        narrow="cards"
      />
      <p className="text-dns-14N-130 text-solid-gray-700">
        {`この区分の${momentText(month)}の上限額${state === 'announced' ? '（予定）' : ''}は、先行バイオ医薬品を使う月で${sayYen(reference.limit)}です。同じ規格に先行バイオ医薬品が複数あるときは、薬価の最も低いものと比べています。`}
      </p>
    </Section>
  );
}

function Verdict({ comparison, facts }: { comparison: Comparison; facts: readonly SaidFact[] }) {
  const { verdict, reference, less } = comparison;
  const name = followerName(comparison);
  const fact = (id: string) => facts.find((one) => one.id === id)!;
  if (verdict === 'none')
    return (
      <Notice title={`この規格では、${name}の薬価が先行バイオ医薬品より低くありません`}>
        <p>薬の費用も、患者さんの支払いも、{name}にして少なくなることはありません。</p>
      </Notice>
    );
  const spared = `医療保険などが払う額は、薬を使う月に${sayLess(less.insurance).replace(' 少ない', '')}少なくなります。`;
  if (verdict === 'same')
    return (
      <Notice title="患者さんの支払いは変わりません">
        <p>
          {reference.benefit > 0
            ? 'どちらを使っても高額療養費の上限に届くため、支払いは同じです。'
            : '薬剤費の差が小さいため、支払いは同じです。'}
          一方、
          {spared}
          その分、保険料と税金で支えている医療保険の負担が軽くなります。
        </p>
        {reference.benefit > 0 ? <FactWords fact={fact('high-cost-same')} /> : null}
        <FactWords fact={fact('sustain-insurance')} />
      </Notice>
    );
  return (
    <Notice title={`患者さんの支払いは、薬を使う月に${sayRange(less.paid)}少なくなります`}>
      <p>
        高額療養費を使った後の額です。
        {less.insurance.lower > 0 ? spared : null}
      </p>
      <FactWords fact={fact('sustain-insurance')} />
    </Notice>
  );
}
