import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { writeCsv } from '../../platform/files/csv.ts';
import { writeWorkbook } from '../../platform/files/xlsx.ts';
import { createSupplyReader, importEdition, type Snapshot } from '../../supply/index.ts';
import { NO_PORTS, type SupplyContext } from '../../supply/ports.ts';
import { edition, row } from '../../supply/testing.ts';
import { matchRows } from './intake.ts';
import { readUpload } from './intake-file.ts';
import type { IntakeRow } from './intake-model.ts';
import { MAX_CANDIDATES } from './intake-names.ts';
import { readText } from './intake-text.ts';

const LOXONIN = '1149019F1560';
const GENERIC = '1149019F1579';
const OTHER = '2119404A1033';
const GAS = 'X00110';
let context: ClosableContext & SupplyContext;
let snapshot: Snapshot;

before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  const rows = [
    row(LOXONIN, { name: 'ロキソニン錠６０ｍｇ', mah: '第一三共' }),
    row(GENERIC, { name: 'ロキソプロフェンＮａ錠６０ｍｇ「試」' }),
    row(OTHER, { name: 'アムロジピン錠５ｍｇ「甲」', ingredient: 'アムロジピン' }),
    row('2119404A1041', { name: 'アムロジピン錠５ｍｇ「乙」', ingredient: 'アムロジピン' }),
    row('3969010F1012', { name: '同名錠１０ｍｇ' }),
    row('3969010F1020', { name: '同名錠１０ｍｇ' }),
    row('6241006F1024', { name: '単独錠１００ｍｇ' }),
    row(GAS, { name: '酸素' }),
  ];
  await importEdition(
    context,
    edition('2026-08-14', [...rows, row('9999999F1019', { name: '昔の錠１ｍｇ' })]),
    {
      source: 'official',
    },
  );
  await importEdition(context, edition('2026-08-17', rows), { source: 'official' });
  snapshot = await createSupplyReader(context).snapshot();
});

const pasted = async (text: string) => matchRows(snapshot, readText(text));
const one = async (text: string) => (await pasted(text))[0]!;
const brief = (results: Awaited<ReturnType<typeof pasted>>) =>
  results.map(({ line, kind, products }) => [line, kind, ...products.map((product) => product.yjCode)]);

describe('a row of a list', () => {
  test('is matched by a YJ code in any width and case, with hyphens and spaces, alone or among words', async () => {
    for (const text of [
      LOXONIN,
      '１１４９０１９Ｆ１５６０',
      ' 1149019f1560 ',
      '1149019-F1-560',
      '1149019 F1 560',
      '1149019F1560 ロキソニン錠60mg',
      '"1149019F1560","ロキソニン",100',
    ])
      assert.deepEqual(brief([await one(text)]), [[1, 'matched', LOXONIN]], text);
    assert.deepEqual(brief([await one('ｘ００１１０')]), [[1, 'matched', GAS]]);
  });

  test('is matched by a name that is the same but for its spelling, and else offers what is near', async () => {
    for (const text of ['ロキソニン錠60mg', 'ﾛｷｿﾆﾝ錠６０ＭＧ', 'ロキソニン 錠 60 mg', 'ろきそにん錠60mg'])
      assert.deepEqual(brief([await one(text)]), [[1, 'matched', LOXONIN]], text);
    assert.deepEqual(brief([await one('ロキソニン')]), [[1, 'candidates', LOXONIN]]);
    assert.equal((await one('アムロジピン5mg')).products.length, 2);
    assert.deepEqual(brief([await one('同名錠10mg')]), [[1, 'candidates', '3969010F1012', '3969010F1020']]);
    const none = await one('そんな薬はない錠');
    assert.deepEqual([none.kind, none.why], ['notFound', '当たる品目がありません。']);
  });

  test('is read as pharmacists write: a generic name, another strength, a slip; each is offered and never taken', async () => {
    for (const text of [
      '【般】ロキソプロフェンＮａ錠６０ｍｇ',
      '【般】ロキソプロフェンナトリウム錠60mg\t100',
    ]) {
      const { kind, products, why } = await one(text);
      assert.deepEqual([kind, products.map(({ yjCode }) => yjCode)], ['candidates', [GENERIC]], text);
      assert.match(why, /^「ロキソプロフェン.*」を、成分または品名と剤形・規格に分けて読みました。$/);
    }
    const stronger = await one('ロキソニン錠120mg');
    assert.deepEqual(brief([stronger]), [[1, 'candidates', LOXONIN]]);
    assert.equal(stronger.why, '「ロキソニン錠120mg」のとおりの品目はありません。剤形か規格の違う品目です。');
    const slip = await one('ロキソニソ錠60mg');
    assert.deepEqual(brief([slip]), [[1, 'candidates', LOXONIN]]);
    assert.equal(slip.why, 'この品名の品目はありません。もしかして「ロキソニン錠60mg」ですか。');
  });

  test('with the price-list code of a 統一名 entry stands for its only product, or asks which', async () => {
    assert.deepEqual(brief([await one('6241006F1016')]), [[1, 'matched', '6241006F1024']]);
    const several = await one('1149019F1013');
    assert.deepEqual(brief([several]), [[1, 'candidates', LOXONIN, GENERIC]]);
    assert.match(several.why, /統一名収載/);
    const named = await one('1149019F1013\tロキソニン錠60mg');
    assert.deepEqual(brief([named]), [[1, 'matched', LOXONIN]]);
  });

  test('with an unknown code is never matched in silence', async () => {
    assert.deepEqual(brief([await one('6241006F1999')]), [[1, 'candidates', '6241006F1024']]);
    assert.equal((await one('7777777F1999')).kind, 'notFound');
    assert.equal((await one('7777777F1999\tロキソニン錠60mg')).kind, 'candidates');
  });

  test('with a receipt code says that there is no table, unless the row names the product otherwise', async () => {
    assert.match((await one('620000123')).why, /レセプト電算コードとの対応表/);
    assert.deepEqual(brief([await one('620000123\tロキソニン錠60mg')]), [[1, 'matched', LOXONIN]]);
  });

  test('of a product that has left the list is matched, and says so', async () => {
    const old = await one('9999999F1019');
    assert.deepEqual([old.kind, old.products[0]!.listed], ['matched', false]);
    assert.match(old.why, /掲載終了/);
    assert.equal((await one('昔の錠1mg')).kind, 'matched');
  });
});

describe('a list', () => {
  test('is reported row by row: duplicates, empty rows and headings too', async () => {
    const text = `品名\tコード\n\nロキソニン錠60mg\t\n${OTHER}\nロキソニン錠６０ｍｇ\nない薬\n`;
    assert.deepEqual(brief(await pasted(text)), [
      [1, 'heading'],
      [2, 'blank'],
      [3, 'matched', LOXONIN],
      [4, 'matched', OTHER],
      [5, 'duplicate', LOXONIN],
      [6, 'notFound'],
    ]);
  });

  test('pasted as codes in one line becomes a row for each', async () => {
    assert.deepEqual(brief(await pasted(`${LOXONIN}, ${GENERIC} ${OTHER}`)), [
      [1, 'matched', LOXONIN],
      [1, 'matched', GENERIC],
      [1, 'matched', OTHER],
    ]);
  });

  test('is read from every kind of file, with the lines as its writer counts them', async () => {
    const cells = [
      ['在庫一覧', null, null],
      ['番号', '品名', 'YJコード'],
      [1, 'ロキソニン錠60mg', LOXONIN],
      [null, null, null],
      [2, '酸素,圧縮', GAS],
      [3, '表にない薬', null],
    ];
    const shiftJis = Buffer.concat([
      Buffer.from('1,', 'latin1'),
      Buffer.from([0x8e, 0x5f, 0x91, 0x66]),
      Buffer.from('\r\n'),
    ]);
    const files = {
      'a.xlsx': writeWorkbook('一覧', cells, [null, null, null], 2),
      'a.csv': writeCsv(cells),
      'b.csv': writeCsv(cells).subarray(3),
      'c.txt': Buffer.from(cells.map((line) => line.map((cell) => cell ?? '').join('\t')).join('\n')),
      'd.txt': Buffer.from(`\ufeff${cells.map((line) => line.join('\t')).join('\r\n')}`, 'utf16le'),
    };
    for (const [name, bytes] of Object.entries(files)) {
      const results = await matchRows(snapshot, await readUpload(sourceFile(name, bytes)));
      assert.deepEqual(
        brief(results),
        [
          [1, 'heading'],
          [2, 'heading'],
          [3, 'matched', LOXONIN],
          [4, 'blank'],
          [5, 'matched', GAS],
          [6, 'notFound'],
        ],
        name,
      );
    }
    const sjis = await matchRows(snapshot, await readUpload(sourceFile('s.csv', shiftJis)));
    assert.deepEqual(brief(sjis), [[1, 'matched', GAS]]);
  });

  test('that cannot be read says why: empty, too long, too large, no list at all', async () => {
    assert.throws(() => readText(' \n\n'), /書かれた行がありません/);
    assert.throws(() => readText('a\n'.repeat(20_100)), /20,020行を超え/);
    await assert.rejects(readUpload(sourceFile('x.csv', Buffer.alloc(0))), /空のファイル/);
    await assert.rejects(readUpload(sourceFile('x.csv', Buffer.alloc(5_000_001, 65))), /上限 5MB/);
    await assert.rejects(
      readUpload(sourceFile('x.xls', Buffer.from('d0cf11e0a1b11ae100', 'hex'))),
      /古い形式/,
    );
    await assert.rejects(
      readUpload(sourceFile('x.xlsx', Buffer.from('PK\u0003\u0004broken'))),
      /読み取れません/,
    );
    await assert.rejects(
      readUpload(sourceFile('x.csv', Buffer.from('"開いたまま'))),
      /CSVとして読めません.*引用符/,
    );
  });
});

describe('whatever is given', () => {
  const widths = (text: string) =>
    fc
      .array(fc.constantFrom('full', 'lower', 'space', 'hyphen', 'plain'), {
        minLength: text.length,
        maxLength: text.length,
      })
      .map((kinds) => [...text].map((char, i) => WRITE[kinds[i]!]!(char)).join(''));
  const WRITE: Record<string, (char: string) => string> = {
    full: (char) => (/[!-~]/.test(char) ? String.fromCharCode(char.charCodeAt(0) + 0xfee0) : char),
    lower: (char) => char.toLowerCase(),
    space: (char) => ` ${char}`,
    hyphen: (char) => `${char}-`,
    plain: (char) => char,
  };

  test('width, case, spaces and hyphens never change which product a code means', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(LOXONIN, GENERIC, OTHER).chain((code) => fc.tuple(fc.constant(code), widths(code))),
        async ([code, text]) => {
          assert.deepEqual(brief([await one(text)]), [[1, 'matched', code]]);
        },
      ),
    );
  });

  test('every row is reported once, in order', async () => {
    const cell = fc.oneof(
      fc.constantFrom(LOXONIN, 'ロキソニン', '', '品名', '620000123', '1149019F1013', '酸素', '同名錠10mg'),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    const rows = fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const list: IntakeRow[] = given.map((cells, index) => ({ line: index + 1, cells }));
        const results = await matchRows(snapshot, list);
        assert.deepEqual(
          results.map(({ line }) => line),
          list.map(({ line }) => line),
        );
        for (const { kind, products } of results) {
          const wanted = { matched: 1, duplicate: 1, notFound: 0, heading: 0, blank: 0 }[kind as 'matched'];
          if (wanted === undefined) assert.ok(products.length >= 1 && products.length <= MAX_CANDIDATES);
          else assert.equal(products.length, wanted, kind);
        }
        const codes = results
          .filter(({ kind }) => kind === 'matched')
          .map(({ products }) => products[0]!.yjCode);
        assert.equal(new Set(codes).size, codes.length, 'a product is matched once');
      }),
    );
  });
});

test('a list costs no more searches and comparisons than its bounds, and the rows left are told so', async () => {
  const searched: string[] = [];
  const counting = {
    ...snapshot,
    index: {
      ...snapshot.index,
      search: (query: string) => {
        searched.push(query);
        return snapshot.index.search(query);
      },
    },
  } as Snapshot;
  const linesOf = (count: number, line: (n: number) => string) =>
    readText(Array.from({ length: count }, (_, n) => line(n)).join('\n'));
  const results = await matchRows(
    counting,
    linesOf(1_000, (n) => `アムロジピ${n} ン`),
  );
  assert.equal(searched.length, 300);
  assert.match(results.at(-1)!.why, /もう一度照合/);
  // Once more: what was searched for is remembered.
  await matchRows(
    counting,
    linesOf(300, (n) => `アムロジピ${n} ン`),
  );
  assert.equal(searched.length, 300);
  await matchRows(
    counting,
    linesOf(1_000, (n) => `ア ン カ ナ 錠 mg 散 液 注 甲 乙 ${n}`),
  );
  assert.ok(searched.length < 450, `${searched.length} searches of twelve parts`);
  const wide = await matchRows(
    snapshot,
    linesOf(20_000, (n) => `1,2,3,4,5,6,7,${n}`),
  );
  assert.match(wide.at(-1)!.why, /100,000か所まで/);
});
