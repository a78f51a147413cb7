import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { AnteiError } from '../../platform/errors.ts';
import { readRegister } from './read-register.ts';
import { folderOf, SOUND } from './register-testing.ts';

/** Replaces `from` by `to` in one file; returns what is reported, line by line. */
function faultsOf(t: TestContext, file: string, from: string, to: string): string[] {
  const sound = SOUND[file]!;
  assert.equal(sound.split(from).length, 2, `「${from}」 is there once`);
  try {
    readRegister(folderOf(t, { ...SOUND, [file]: sound.replace(from, to) }));
  } catch (error) {
    assert.ok(error instanceof AnteiError && error.code === 'register-invalid', String(error));
    return error.detail.split('\n');
  }
  return [];
}

test('a sound register is read: parsed, placed, and linked both ways', (t) => {
  const { initiatives, kpis, statuses, comments, facts } = readRegister(folderOf(t, SOUND));
  const [first, second] = initiatives;
  assert.equal(first!.timing?.parts[0]?.from, '2024-04-01');
  assert.deepEqual(
    first!.phases.map(({ period }) => period?.to ?? null),
    ['2025-03-31', null],
  );
  assert.equal(first!.phasesUnclear, '表の位置が失われている');
  assert.equal(second!.phasesUnclear, null);
  assert.deepEqual([first!.kind, second!.kind], ['initiative', 'proposal']);
  assert.deepEqual(second!.place, { file: 'roadmap/1.yaml', line: 20 });
  assert.deepEqual(kpis[0]!.initiatives, ['first']);
  assert.deepEqual([statuses.length, comments.length, facts.length], [2, 1, 1]);
});

const KPI_TEXT = SOUND['kpis.yaml']!;
const KPI_FIGURES = between('    baseline:', '    fills:');
const KPI_BASELINE = between('    baseline:', '    targets:');
const KPI_DUE = between('        by:', '        source: {document: roadmap, phrase: 80％以上}');

function between(from: string, to: string): string {
  return KPI_TEXT.slice(KPI_TEXT.indexOf(from), KPI_TEXT.indexOf(to));
}

/** What is replaced by what, the line that is reported (by a word of it), and the report. */
const FAULTS: [name: string, file: string, from: string, to: string, at: string, says: RegExp][] = [
  [
    'an unknown actor',
    'roadmap/1.yaml',
    '[state]',
    '[ministry]',
    'ministry',
    /実施主体の「ministry」はありません。.*state（国）/,
  ],
  [
    'an unknown state',
    'statuses.yaml',
    'state: started',
    'state: begun',
    'begun',
    /状態の「begun」.*started（開始済み）/,
  ],
  [
    'an unknown key',
    'roadmap/1.yaml',
    '    quote: 一斉監視\n',
    '    qoute: x\n    quote: 一斉監視\n',
    'qoute',
    /「qoute」という項目はありません。.*綴り/,
  ],
  [
    'an unknown key deep inside',
    'roadmap/1.yaml',
    'how: details}',
    'how: details, why: x}',
    'why: x',
    /「why」という項目/,
  ],
  ['a missing field', 'roadmap/1.yaml', '    quote: 提案する\n', '', 'id: second\n', /quoteがありません。/],
  [
    'a KPI without a source',
    'kpis.yaml',
    '\n        source: {document: roadmap, phrase: 80％以上}',
    '',
    'version: 1',
    /出典（source）がありません。.*phrase/,
  ],
  [
    'a point without its words',
    'kpis.yaml',
    ', phrase: 75％',
    '',
    '{document: roadmap}',
    /出典（phrase）がありません/,
  ],
  [
    'a KPI of which nothing is said',
    'kpis.yaml',
    `${KPI_FIGURES}    fills: indicators:generic-volume-share\n`,
    '    noBaseline: なし\n    fills: null\n',
    'id: share',
    /出典のある値も目標もありません/,
  ],
  [
    'no baseline and no reason',
    'kpis.yaml',
    KPI_BASELINE,
    '',
    'id: share',
    /baseline がなく、理由もありません.*noBaseline/,
  ],
  [
    'a target due before it was set',
    'kpis.yaml',
    'by: 2030-03-31',
    'by: 2023-03-31',
    'by: 2023',
    /期限（2023-03-31）が設定（2024-03-14）より前です/,
  ],
  [
    'a target due before its baseline',
    'kpis.yaml',
    KPI_DUE,
    KPI_DUE.replace('2030', '2020').replace('2024', '2019'),
    'by: 2020',
    /期限（2020-03-31）が基準（2021-09）より前です/,
  ],
  [
    'a period that ends before it begins',
    'kpis.yaml',
    'period: FY2022',
    'period: FY2022/FY2020',
    'FY2020',
    /終わりは始まりより後.*FY2022\/FY2020/,
  ],
  [
    'points out of order',
    'kpis.yaml',
    'period: FY2022',
    'period: FY2020',
    'FY2020',
    /前の値（2021-09）より後の期間ではありません/,
  ],
  [
    'a version that is no successor',
    'kpis.yaml',
    'version: 1',
    'version: 2',
    'version: 2',
    /版が1ではありません/,
  ],
  [
    'a share in percent',
    'kpis.yaml',
    'value: 0.75',
    'value: 75',
    'value: 75',
    /割合が0〜1ではありません（75）.*0\.8/,
  ],
  [
    'an unknown filler',
    'kpis.yaml',
    'indicators:generic-volume-share',
    'indicators:volume',
    'fills',
    /fillsの「indicators:volume」はありません/,
  ],
  [
    'a count without a counter',
    'kpis.yaml',
    'unit: fraction',
    'unit: count',
    'unit: count',
    /数え方（counter）/,
  ],
  [
    'a dead link to a KPI',
    'roadmap/1.yaml',
    'kpis: [share]',
    'kpis: [shares]',
    'shares',
    /kpisの「shares」は見つかりません。kpis\.yaml/,
  ],
  [
    'a dead link to an initiative',
    'roadmap/1.yaml',
    'foldedInto: first',
    'foldedInto: frist',
    'frist',
    /foldedIntoの「frist」は見つかりません/,
  ],
  [
    'a link to itself',
    'roadmap/1.yaml',
    'foldedInto: first',
    'foldedInto: second',
    'foldedInto',
    /自分自身を指しています/,
  ],
  [
    'a dead link in an adoption',
    'roadmap/1.yaml',
    'by: [first]',
    'by: [third]',
    'third',
    /adoptionの「third」は見つかりません/,
  ],
  [
    'an adoption by nothing',
    'roadmap/1.yaml',
    'by: [first], ',
    '',
    'adoption',
    /byは採用・一部採用のときに必ず/,
  ],
  [
    'a dead document',
    'facts.yaml',
    'document: roadmap',
    'document: road',
    'document: road',
    /documentの「road」は見つかりません/,
  ],
  [
    'a dead comment',
    'comments.yaml',
    'about: share',
    'about: shar',
    'about',
    /aboutの「shar」は見つかりません/,
  ],
  [
    'a status of nothing',
    'statuses.yaml',
    'initiative: second',
    'initiative: third',
    'third',
    /initiativeの「third」は見つかりません/,
  ],
  [
    'a status before the one above it',
    'statuses.yaml',
    'second\n    state: folded\n    on: 2025-04',
    'first\n    state: done\n    on: 2023-04',
    'on: 2023',
    /前の状態（2024-04-01）より前の日付/,
  ],
  [
    'folded into nothing',
    'statuses.yaml',
    'state: started',
    'state: folded',
    'state: folded',
    /統合先がありません/,
  ],
  [
    'late before it is due',
    'statuses.yaml',
    'state: started',
    'state: late',
    'on: 2024',
    /期限（2025-03-31）より前に遅れ/,
  ],
  [
    'a status without evidence',
    'statuses.yaml',
    '\n      - {document: roadmap, phrase: 統合}',
    ' []',
    'evidence: []',
    /根拠がありません/,
  ],
  [
    'evidence of no kind',
    'statuses.yaml',
    '{document: roadmap, phrase: 統合}',
    '{page: x}',
    'page',
    /evidenceの形が違います。.*document と phrase/,
  ],
  [
    'an id used twice',
    'roadmap/1.yaml',
    'id: second\n    kind',
    'id: first\n    kind',
    'id: first\n    kind',
    /id「first」が二度あります（roadmap\/1\.yaml 6行目にもあります）/,
  ],
  [
    'a key written twice',
    'roadmap/1.yaml',
    '    title: 提案\n',
    '    title: 提案\n    title: 再び\n',
    '再び',
    /同じ項目が二度/,
  ],
  [
    'a tag that says no time',
    'roadmap/1.yaml',
    '【令和６年度開始】',
    '【いつか】',
    'いつか',
    /timing：時期の書き方が分かりません。「【いつか】」/,
  ],
  [
    'a step without a time and without a reason',
    'roadmap/1.yaml',
    'phasesUnclear: 表の位置が失われている\n',
    '',
    'phases:',
    /unknown の段階に理由がありません/,
  ],
  [
    'a reason for a time that is not given',
    'roadmap/1.yaml',
    'when: 2024年度, shown',
    'shown',
    'text: 検討',
    /shown は when とともに書きます/,
  ],
  [
    'a document that shows a time and is not there',
    'roadmap/1.yaml',
    'source: {document: roadmap, phrase: 2024年度}',
    'source: {document: nowhere, phrase: 2024年度}',
    'nowhere',
    /documentの「nowhere」は見つかりません/,
  ],
  [
    'a year that YAML takes for a number',
    'statuses.yaml',
    'on: 2025-04',
    'on: 2025',
    'on: 2025',
    /onの型が違います.*引用符/,
  ],
  [
    'an impossible date',
    'comments.yaml',
    '2026-01-05',
    '2026-02-30',
    'on:',
    /日付はYYYY-MM-DDです。「2026-02-30」/,
  ],
  ['no YAML at all', 'facts.yaml', 'value: 80', 'value: [80', 'unit', /YAMLとして読めません/],
];

for (const [name, file, from, to, at, says] of FAULTS) {
  test(`${name} is told with file, line and remedy`, (t) => {
    const told = faultsOf(t, file, from, to);
    const found = told.find((one) => says.test(one));
    assert.ok(found, `${says} in: ${told.join(' / ')}`);
    const spoiled = SOUND[file]!.replace(from, to);
    const line = spoiled.slice(0, spoiled.indexOf(at)).split('\n').length;
    assert.ok(found.startsWith(`${file} ${line}行目：`), `line ${line}, not ${found}`);
    assert.match(found, /。.+。$/, 'what is wrong, then what to do');
  });
}

test('a file that is gone is told, not thrown', (t) => {
  const { 'comments.yaml': _, ...rest } = SOUND;
  assert.throws(
    () => readRegister(folderOf(t, rest)),
    (error: AnteiError) => /^comments\.yaml 1行目：ファイルがありません/.test(error.detail),
  );
});

test('an empty file is told', (t) => {
  assert.throws(
    () => readRegister(folderOf(t, { ...SOUND, 'kpis.yaml': '' })),
    (error: AnteiError) => /^kpis\.yaml 1行目：ファイル全体の型が違います/.test(error.detail),
  );
});

test('every fault is told at once, of several files', (t) => {
  const files = {
    ...SOUND,
    'roadmap/1.yaml': SOUND['roadmap/1.yaml']!.replace('[state]', '[ministry]').replace(
      'quote: 提案する\n',
      'x: 1\n',
    ),
    'facts.yaml': SOUND['facts.yaml']!.replace('value: 80', 'value: many'),
  };
  assert.throws(
    () => readRegister(folderOf(t, files)),
    (error: AnteiError) => {
      assert.equal(error.detail.split('\n').length, 4);
      return /facts\.yaml 4行目：valueの型が違います/.test(error.detail);
    },
  );
});
