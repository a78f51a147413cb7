/** What the review says about the real register, and about a day. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entries } from '../entries/store-entries.ts';
import { readRegister } from '../register/read-register.ts';
import type { Point } from '../views.ts';
import { readReview } from './read-review.ts';
import { type Block, contentsOf, printed } from './review-blocks.ts';
import { NO_ENTRIES, reviewSource, signed } from './review-testing.ts';
import { reviewText } from './review-text.ts';

const register = readRegister();
const DAY = '2027-03-31';

const lay = async (day = DAY, entries?: Entries, computed?: Map<string, Point[]>) =>
  reviewText(await readReview(reviewSource(register, entries, computed), day));
const headings = (blocks: readonly Block[]) => blocks.filter((block) => block.kind === 'heading');
/** Terms and lines of a record. */
const factsOf = (blocks: readonly Block[], id: string): Map<string, string> => {
  const at = blocks.findIndex((block) => block.kind === 'heading' && block.id === id);
  const facts = blocks[at + 1];
  assert.ok(facts?.kind === 'facts', id);
  return new Map(facts.rows.map(({ term, lines }) => [term, lines.map(printed).join('\n')]));
};
const tableOf = (blocks: readonly Block[], caption: string) => {
  const found = blocks.find((block) => block.kind === 'table' && block.caption.startsWith(caption));
  assert.ok(found?.kind === 'table', caption);
  return found;
};
const paragraphs = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])).join('\n');

test('every initiative and every KPI of the register has its place once, and no place has another', async () => {
  const { blocks } = await lay();
  const placed = headings(blocks)
    .filter(({ id }) => /^(kpi|initiative)-/.test(id))
    .map(({ id }) => id);
  const expected = [
    ...register.kpis.map(({ id }) => `kpi-${id}`),
    ...register.initiatives.map(({ id }) => `initiative-${id}`),
  ];
  assert.deepEqual(placed.toSorted(), expected.toSorted());
  assert.equal(new Set(headings(blocks).map(({ id }) => id)).size, headings(blocks).length);
});

test('the chapters stand in the order of the roadmap, then its policy, the timetable, programmes and proposals', async () => {
  const contents = contentsOf(await lay());
  const documents = contents.filter(({ id }) => id.startsWith('document-')).map(({ id }) => id.slice(9));
  assert.deepEqual(documents, [
    'roadmap',
    'biosimilar-policy',
    'schedule',
    'industry',
    'biosimilar-basics',
    'biosimilar-proposal',
  ]);
  const roadmap = contents.filter(({ id }) => id.startsWith('chapter-roadmap-')).map(({ text }) => text);
  assert.deepEqual(
    roadmap.map((text) => text.split(' › ').at(-1)),
    [
      '１ 後発医薬品をめぐる現下の状況',
      'ⅰ）品質確保',
      'ⅱ）安定供給',
      'ⅰ）使用環境の整備',
      'ⅱ）医療保険制度上の事項',
      '４ 実施状況等のフォローアップ等',
    ],
  );
  const policy = contents.filter(({ id }) => id.startsWith('chapter-biosimilar-policy-'));
  assert.deepEqual(
    policy.map(({ text }) => /（(.)）/.exec(text.split(' › ').at(-1)!)?.[1]),
    ['１', '２', '３', '４', '５'],
  );
});

test('the main target comes first, then the secondary ones', async () => {
  const kpis = headings((await lay()).blocks).filter(({ id }) => id.startsWith('kpi-'));
  assert.deepEqual(
    kpis.slice(0, 3).map(({ id }) => id),
    ['kpi-generic-volume-share-prefectures', 'kpi-biosimilar-ingredients-at-80', 'kpi-generic-value-share'],
  );
});

test('where nobody recorded a status, it says so plainly, and counts them by document and together', async () => {
  const { blocks } = await lay();
  const spoken = new Set(register.statuses.filter(({ on }) => on <= DAY).map(({ initiative }) => initiative));
  const silent = register.initiatives.filter(({ id }) => !spoken.has(id));
  assert.ok(silent.length > 100 && spoken.size > 5);
  for (const { id } of silent)
    assert.match(factsOf(blocks, `initiative-${id}`).get('状況')!, /誰も記録していません/, id);
  assert.ok(
    paragraphs(blocks).includes(
      `取組${register.initiatives.length}件のうち${silent.length}件は「状況の記録なし」です。`,
    ),
  );
  const { rows, columns } = tableOf(blocks, '資料ごとの、状況別の件数');
  const column = (at: number) => rows.map((row) => Number(row[at]));
  const headed = (...short: string[]) =>
    columns.flatMap(({ header }, at) => (short.includes(header) ? [column(at).at(-1)!] : []));
  assert.equal(
    headed('期限後', '始期後', '記録無').reduce((sum, n) => sum + n, 0),
    silent.length,
  );
  assert.deepEqual(headed('遅れ', '続き無', '期限後'), [0, 1, 2]);
  for (let at = 1; at < rows[0]!.length; at++)
    assert.equal(
      column(at)
        .slice(0, -1)
        .reduce((sum, n) => sum + n, 0),
      column(at).at(-1),
    );
  for (const row of rows)
    assert.equal(
      row.slice(2).reduce((sum, cell) => sum + Number(cell), 0),
      Number(row[1]),
    );
});

test('a status stands with its day, its signer and what shows it', async () => {
  const facts = factsOf((await lay()).blocks, 'initiative-roadmap-supply-reports');
  assert.match(facts.get('状況')!, /^予定どおり（2025年11月、Antei編集（資料の記載による）） *供給状況報告/);
  assert.match(facts.get('状況')!, /\nそれまで：開始済み（2024年4月1日/);
  assert.match(facts.get('根拠')!, /「令和6年4月1日より従来の報告制度を改め」（.*説明資料/);
  assert.equal(facts.get('時期')!.split('\n')[0], '【令和６年度開始】');
});

test('targets stand by version, and values with who gave them', async () => {
  const { blocks } = await lay();
  const { targets, series, title } = register.kpis.find(({ id }) => id === 'generic-volume-share')!;
  assert.deepEqual(
    tableOf(blocks, `${title}：目標`).rows.map(([version]) => version),
    targets.map(({ version }) => `第${version}版`),
  );
  const values = tableOf(blocks, `${title}：値`).rows;
  assert.equal(values.length, series.length);
  assert.deepEqual(values.at(-1)!.slice(1, 3), ['88.8%', '資料の値']);
});

test('bounds have a column only where a value has them, and a target its number where its words have none', async () => {
  const points = new Map([['generic-value-share', [computedPoint('FY2022', '2023-03-31', 'x', 0.5)]]]);
  const { blocks } = await lay(DAY, NO_ENTRIES, points);
  const heads = (id: string) =>
    tableOf(blocks, `${register.kpis.find((kpi) => kpi.id === id)!.title}：値`).columns.map(
      ({ header }) => header,
    );
  assert.deepEqual(heads('generic-value-share'), ['時期', '値', '幅', '誰の値か', '出典']);
  assert.deepEqual(heads('generic-volume-share'), ['時期', '値', '誰の値か', '出典']);
  const masks = register.kpis.find(({ id }) => id === 'ppe-surgical-masks')!;
  assert.equal(tableOf(blocks, `${masks.title}：目標`).rows[0]![1], '1億3,800万枚（「うち 都道府県」）');
});

test('the gist says on one page where the three targets stand, what was recorded in the year, and what is late', async () => {
  const { gist } = await lay('2026-08-01', ENTRIES);
  const [table, facts] = gist;
  assert.ok(gist.length === 2 && table?.kind === 'table' && facts?.kind === 'facts');
  assert.deepEqual(
    table.rows.map(([title]) => title),
    [
      '数量シェアが80％以上の都道府県の数',
      'バイオシミラーが80％以上を占める成分の割合',
      '後発医薬品の金額シェア',
    ],
  );
  const said = new Map(facts.rows.map(({ term, lines }) => [term, lines.map(printed)]));
  // A day earlier than a year before is another year's.
  assert.match(said.get('1年の変化')![0]!, /^2025年8月2日から点検の日までに当たる状況の記録が\d+件/);
  assert.equal(said.get('1年の変化')![1], '・2026年4月　使用割合の可視化：遅れ');
  assert.ok(said.get('遅れ')!.includes('・使用割合の可視化'));
  assert.match(said.get('専門家')![0]!, /^意見が1件あります/);
  assert.match(said.get('分からない')![0]!, /誰も状況を記録していません/);
});

test('the full review, which shows no updates, reads none', async () => {
  const asked: string[] = [];
  const source = reviewSource(register);
  const counting: typeof source = {
    ...source,
    updates: (limit, day) => {
      asked.push(day);
      return source.updates(limit, day);
    },
  };
  assert.deepEqual([(await readReview(counting, DAY)).updates, asked], [[], []]);
  assert.ok((await readReview(counting, DAY, 'short')).updates.length > 0);
  assert.deepEqual(asked, [DAY]);
});

test('the groups of the summary hold every KPI with a target once', async () => {
  const review = await readReview(reviewSource(register), DAY);
  const { reached, short, undecided, watched } = review.targets;
  const all = [...reached, ...short, ...undecided, ...watched].map(({ id }) => id);
  assert.deepEqual(all.toSorted(), register.kpis.map(({ id }) => id).toSorted());
});

const STATUS = {
  ...signed(1, '2026-05-01T00:00:00Z'),
  initiative: 'roadmap-share-visibility',
  state: 'late',
  since: '2026-04',
  note: '公表が遅れている。',
  evidence: [{ url: 'https://example.go.jp/a', title: '公表の予定' }],
} as const;
const ENTRIES: Entries = {
  ...NO_ENTRIES,
  statuses: [{ ...STATUS, evidence: [...STATUS.evidence] }],
  comments: [
    {
      ...signed(3, '2026-06-01T00:00:00Z'),
      about: 'generic-value-share',
      expert: '専門 花子',
      affiliation: '大学',
      saidOn: '2026-05-20',
      body: '伸びが緩い。',
    },
  ],
  targets: [
    {
      ...signed(4, '2026-06-02T00:00:00Z'),
      kpi: 'generic-value-share',
      version: 2,
      value: 0.75,
      wording: '75％以上',
      due: '2030-03-31',
      setOn: '2026-06-01',
      source: '告示',
      sourceUrl: 'https://example.go.jp/b',
      note: '',
    },
  ],
};

test('what an officer recorded is late in the summary, and printed with the address of its evidence', async () => {
  const { blocks } = await lay(DAY, ENTRIES);
  const facts = factsOf(blocks, 'initiative-roadmap-share-visibility');
  assert.equal(facts.get('状況'), '遅れ（2026年4月、厚生労働省の担当者が記録）公表が遅れている。');
  assert.equal(facts.get('根拠'), '公表の予定（https://example.go.jp/a）');
  assert.ok(tableOf(blocks, '遅れている取組').rows.some(([title]) => title === '使用割合の可視化'));
});

test('experts have a part of their own, and are no facts', async () => {
  const { blocks } = await lay(DAY, ENTRIES);
  assert.deepEqual(tableOf(blocks, '専門家の意見').rows, [
    ['後発医薬品の金額シェア', '2026年5月20日', '専門 花子（大学）', '伸びが緩い。'],
  ]);
  const before = await lay(DAY);
  assert.ok(paragraphs(before.blocks).includes('専門家の意見はありません'));
  assert.deepEqual(
    factsOf(blocks, 'initiative-roadmap-follow-up'),
    factsOf(before.blocks, 'initiative-roadmap-follow-up'),
  );
});

test('a day in the past leaves out what was entered, printed and due later', async () => {
  const early = await lay('2026-04-30', ENTRIES);
  assert.deepEqual(early, await lay('2026-04-30'));
  const older = await lay('2024-06-30', ENTRIES);
  const facts = factsOf(older.blocks, 'initiative-roadmap-supply-reports');
  assert.match(facts.get('状況')!, /^開始済み（2024年4月1日/);
  assert.ok(!facts.get('状況')!.includes('2025年'));
  assert.ok(paragraphs(older.blocks).includes('点検の日の後（2024年9月30日）に公表されました'));
  const values = tableOf(older.blocks, '後発医薬品の金額シェア：値').rows.map(([period]) => period);
  assert.ok(values.length > 0 && !values.includes('2025年9月'));
  assert.ok(older.blocks.every((block) => block.kind !== 'table' || block.rows.length > 0));
});

test('an entry that was withdrawn later still stood on the day', async () => {
  const withdrawn = { at: '2026-07-01T00:00:00.000Z', why: '別の取組だった' };
  const entries = { ...NO_ENTRIES, statuses: [{ ...ENTRIES.statuses[0]!, withdrawn }] };
  const at = async (day: string) =>
    factsOf((await lay(day, entries)).blocks, 'initiative-roadmap-share-visibility');
  assert.match((await at('2026-06-30')).get('状況')!, /^遅れ/);
  const after = await at('2026-07-31');
  assert.match(after.get('状況')!, /^状況の記録はありません.*\n取り下げ：遅れ.*別の取組だった/);
  assert.equal(after.get('根拠'), undefined);
});

const computedPoint = (period: string, end: string, text: string, value = 0.14): Point => ({
  period,
  end,
  value,
  lower: value - 0.01,
  upper: value + 0.01,
  origin: 'computed',
  id: null,
  source: { text, url: '/overview', citation: null },
  note: null,
});

test('it names the datasets and editions that computed values come from', async () => {
  const computed = new Map([
    ['generic-value-share', [computedPoint('FY2022', '2023-03-31', '第9回から計算')]],
    [
      'limited-or-stopped-share',
      [
        computedPoint('2026-06', '2026-06-30', '6月の一覧'),
        computedPoint('2026-08', '2026-08-18', '8月の一覧'),
      ],
    ],
  ]);
  const { blocks } = await lay(DAY, undefined, computed);
  const about = factsOf(blocks, 'about').get('使ったデータ')!;
  assert.match(about, /2回の一覧（2026年6月30日〜2026年8月18日、/);
  assert.match(about, /1つの集計/);
  const list = blocks.find((block) => block.kind === 'list');
  assert.ok(list?.kind === 'list' && list.items[0] === '第9回から計算');
  const value = tableOf(blocks, '後発医薬品の金額シェア：値').rows.find(([period]) => period === '2022年度');
  assert.deepEqual(value!.slice(1, 4), ['14%', '13%〜15%', 'このサイトの計算']);
});

test('the fingerprint is of the words: the same for the same, whatever digits of a sum are not shown', async () => {
  const of = async (entries: Entries, value = 0.5) => {
    const computed = new Map([['generic-value-share', [computedPoint('FY2022', '2023-03-31', 'x', value)]]]);
    return paragraphs((await lay(DAY, entries, computed)).blocks).match(/内容の照合値：(\w{16})/)![1];
  };
  assert.equal(await of(ENTRIES), await of(structuredClone(ENTRIES), 0.5 + 1e-15));
  assert.notEqual(await of(ENTRIES), await of(NO_ENTRIES));
  assert.notEqual(await of(ENTRIES), await of(ENTRIES, 0.6));
});
