/** Whatever reads a text that somebody typed reads a long one in no time: no recursion, no pattern that goes back again and again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { receiptsIn } from '../src/alerts/lists/intake-receipts.ts';
import { parseStrength } from '../src/indicators/product-facts/switch-saving.ts';
import { parsePrice } from '../src/medicines/lists/price-cell.ts';
import { queryTokens } from '../src/medicines/normalise.ts';
import { findDate, writtenDate } from '../src/platform/dates/written-date.ts';
import { cleanLine, readable } from '../src/platform/text.ts';
import { readStatus } from '../src/reporting/rules/read-status.ts';
import { brokenRules } from '../src/reporting/rules/rules.ts';
import { plainText, readPercent } from '../src/reporting/rules/status-cells.ts';
import { LIMITED } from '../src/reporting/testing.ts';
import {
  readComment,
  readPoint,
  readStatus as readState,
  readTarget,
} from '../src/roadmap/desk/entry-fields.ts';
import { parseValue } from '../src/roadmap/entries/parse-value.ts';
import { parsePeriod, periodDays } from '../src/roadmap/register/parse-period.ts';
import { parseTiming } from '../src/roadmap/register/parse-timing.ts';
import { parseForecast } from '../src/supply/official/parse-forecast.ts';
import { NOTICE_FIELDS, readNotice } from '../src/warnings/notices/notice.ts';

const DAY = '2026-08-20';
const KPI = { id: 'a', unit: 'yen', counter: null } as Parameters<typeof readPoint>[0];
const PRODUCT = { yjCode: 'a', name: 'a', mah: 'a', essentialSupply: null };

/** The same text in every field. */
const all = (names: readonly string[], text: string) => Object.fromEntries(names.map((name) => [name, text]));
const PARSERS: Record<string, (text: string) => unknown> = {
  receiptsIn,
  parseStrength,
  queryTokens,
  parsePrice,
  findDate,
  writtenDate,
  cleanLine,
  readable,
  plainText,
  readPercent,
  parsePeriod,
  periodDays,
  parseTiming,
  parseValue: (text) => parseValue(KPI, text),
  parseForecast: (text) => parseForecast(text, { asOf: DAY }),
  readStatus: (text) => readStatus(all(Object.keys(LIMITED), text)),
  brokenRules: (text) => brokenRules({ ...LIMITED, outlookText: text }, DAY),
  state: (text) => readState('a', { state: 'late', ...all(['since', 'note', 'evidence'], text) }, DAY),
  point: (text) => readPoint(KPI, all(['period', 'value', 'source', 'sourceUrl', 'note'], text), DAY),
  target: (text) => readTarget(KPI, all(['value', 'wording', 'due', 'setOn', 'source'], text), DAY),
  comment: (text) => readComment('a', all(['expert', 'affiliation', 'saidOn', 'body'], text), DAY),
  notice: (text) => readNotice(all(NOTICE_FIELDS, text), { products: [PRODUCT], reportedOn: DAY }),
};
const FRAGMENTS =
  'まで 2026年 9 令和 は については 、 9月 R1 ( ) . / - ～ あ mg 錠 1, 億 1億 % ～2026年度 " 9. https:// @ FY 引き続き ー ・'
    .split(' ')
    .concat([' ', '1 ', '年 ', '\n', '\t', '\u200b', '\ud800']);

test('every reader of typed texts reads 10,000 characters of anything repeated in no time', () => {
  const slow: string[] = [];
  for (const [name, parse] of Object.entries(PARSERS))
    for (const part of FRAGMENTS)
      for (const text of [part.repeat(10_000 / part.length), `2026年${part.repeat(10_000 / part.length)}x`]) {
        // Of this thread alone: others work on this machine. The best of some: the first run compiles.
        let best = Number.POSITIVE_INFINITY;
        for (let run = 0; run < 3 && best > 40; run++) {
          const begun = process.threadCpuUsage();
          parse(text);
          const { user, system } = process.threadCpuUsage(begun);
          best = Math.min(best, (user + system) / 1000);
        }
        if (best > 40) slow.push(`${name} ${JSON.stringify(part)} ${best} ms`);
      }
  assert.deepEqual(slow, []);
});

test('a period of a million characters is no period, and is told so at once', () => {
  assert.equal(parsePeriod(`2026年${'まで'.repeat(500_000)}`), null);
  assert.equal(parsePeriod('2026年までまで'), null);
  assert.deepEqual(parsePeriod('2026年までに'), { from: '2026-12-31', to: '2026-12-31' });
});
