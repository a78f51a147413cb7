import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnteiError } from '../../../platform/errors.ts';
import { readTitle } from './read-title.ts';

const RULE =
  '※集計結果が1000未満の場合は「‐」で表示（1000未満の箇所が1箇所の場合は1000以上の最小値を全て「‐」で表示）';

test('period and round are read in every way the rounds write them', () => {
  const cases: [string, number, string][] = [
    ['診療年月：2022年04月～2023年03月　内服薬 外来 (院外)', 9, '2022-04-01'],
    ['診療年月：２０２３年０４月〜２０２４年０３月　内服薬　外来（院外）', 10, '2023-04-01'],
    ['診療年月：H30年04月～H31年03月　内服薬 外来（院外）', 5, '2018-04-01'],
    ['診療年月：H31年04月-R2年03月　内服薬 外来（院外）', 6, '2019-04-01'],
    ['診療年月：Ｈ３１年０４月　ー　Ｒ０２年０３月　内服薬 外来(院外)', 6, '2019-04-01'],
    ['診療年月：平成31年4月～令和2年3月　内服薬 外来【院外】', 6, '2019-04-01'],
    ['診療年月:平成30年4月～31年3月 内服薬 外来 院外', 5, '2018-04-01'],
    ['診療年月：令和２年４月診療分～令和３年３月診療分　内服薬　外来（院外）', 7, '2020-04-01'],
    ['診療年月：2021/04～2022/03　内服薬 外来 (院外)', 8, '2021-04-01'],
  ];
  for (const [title, round, from] of cases) {
    const said = readTitle(`${title}　${RULE}`, '', 'ここ');
    assert.deepEqual(
      { ...said, to: said.to.slice(4) },
      {
        round,
        from,
        to: '-03-31',
        route: 'internal',
        setting: 'out-of-hospital',
        publicExpense: 'excluded',
        threshold: 1000,
        masking: 'least',
      },
      title,
    );
    assert.equal(Number(said.to.slice(0, 4)), Number(from.slice(0, 4)) + 1);
  }
});

test('route and setting come from the title, or where it is silent from the name of the sheet', () => {
  const period = '診療年月：2022年04月～2023年03月';
  const read = (title: string, name = '') => {
    const { route, setting } = readTitle(`${period}　${title}`, name, 'ここ');
    return `${route} ${setting}`;
  };
  assert.equal(read('外用薬 外来 (院内)'), 'external in-hospital');
  assert.equal(read('注射薬　入院'), 'injection inpatient');
  assert.equal(read('処方数量', '注射薬 外来（院外）'), 'injection out-of-hospital');
  assert.equal(read('注射薬', '入院'), 'injection inpatient');
});

test('the masking rule is read: its threshold, and whether its second half is stated', () => {
  const read = (rule: string) => {
    const { threshold, masking } = readTitle(
      `診療年月：2022年04月～2023年03月　注射薬 入院　${rule}`,
      '',
      'ここ',
    );
    return [threshold, masking];
  };
  assert.deepEqual(
    read(
      '※集計結果が400未満の場合は「‐」で表示（400未満の箇所が1箇所の場合は400以上の最小値を全て「‐」で表示）',
    ),
    [400, 'least'],
  );
  assert.deepEqual(
    read('※集計結果が1000未満の場合は「‐」で表示（1000未満の箇所が1箇所の場合は総計以外全て「‐」で表示）'),
    [1000, 'all-but-total'],
    'as rounds 3 and 4 say',
  );
  assert.deepEqual(read('※集計結果が１，０００未満の場合は「－」で表示'), [1000, 'below']);
  assert.deepEqual(
    read('※集計結果が1000未満の場合は「－」（１０００未満の箇所が１箇所の場合は別途処理）'),
    [1000, 'unstated'],
    'a second half that nobody here knows',
  );
  assert.deepEqual(read(''), [null, 'none']);
});

test('a title that cannot be read, or contradicts itself, is a clear problem', () => {
  const cases: [string, string, RegExp][] = [
    ['内服薬 外来 (院外)', '', /期間がありません/],
    ['診療年月：2022年04月～2022年09月　内服薬 外来 (院外)', '', /4月から翌年3月まで/],
    ['診療年月：2022年05月～2023年04月　内服薬 外来 (院外)', '', /2022-05 から 2023-04/],
    ['診療年月：2022年04月～2024年03月　内服薬 外来 (院外)', '', /1年のはず/],
    ['診療年月：2022年04月～2023年03月　外来 (院外)', '', /薬剤区分（内服薬・外用薬・注射薬/],
    ['診療年月：2022年04月～2023年03月　内服薬', '', /処方の場/],
    ['診療年月：2022年04月～2023年03月　内服薬 外来 (院外)', '外用薬 外来 (院外)', /薬剤区分が食い違/],
    ['診療年月：2022年04月～2023年03月　内服薬 外来 (院外)', '内服薬 入院', /処方の場が食い違/],
    [
      '診療年月：2022年04月～2023年03月　内服薬 入院　※1000未満は「-」（400未満が…）',
      '',
      /1000未満、400未満/,
    ],
  ];
  for (const [title, name, detail] of cases)
    assert.throws(
      () => readTitle(title, name, 'a.xlsx のシート「b」'),
      (error: AnteiError) => {
        assert.equal(error.code, 'ndb-title');
        assert.match(error.detail, detail);
        assert.match(error.detail, /^a\.xlsx のシート「b」/);
        return true;
      },
      title,
    );
});
