import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReportedStatus } from '../model.ts';
import { LIMITED, NORMAL } from '../testing.ts';
import { brokenRules, READING, RULES, wordingOf } from './rules.ts';

const DAY = '2026-08-20';
const STOPPED: ReportedStatus = { ...LIMITED, response: 'stopped', volume: 'halted' };
const LEAVING: ReportedStatus = {
  ...NORMAL,
  response: 'stopped',
  reason: 'delisting',
  outlookText: '2026年9月頃在庫消尽見込み',
  volume: 'delisting',
};
const IMPROVING: ReportedStatus = { ...LIMITED, volumeOutlook: 'oneMonth', volumeOutlookPercent: 100 };

/** For each rule a status that breaks it, and one close to it that does not. */
const CASES: Record<string, [broken: ReportedStatus, kept: ReportedStatus]> = {
  'normal-with-reason': [{ ...NORMAL, reason: 'demand' }, NORMAL],
  'normal-with-outlook': [{ ...NORMAL, outlook: 'undecided' }, NORMAL],
  'trouble-without-reason': [{ ...LIMITED, reason: 'none' }, LIMITED],
  'stopped-without-halted': [{ ...STOPPED, volume: 'decreased' }, STOPPED],
  'halted-without-stopped': [{ ...LIMITED, volume: 'halted' }, STOPPED],
  'delisting-without-volume': [{ ...LEAVING, volume: 'halted' }, LEAVING],
  'delisting-without-reason': [
    { ...LEAVING, reason: 'quality' },
    { ...NORMAL, volume: 'delisting' },
  ],
  'outlook-none-in-trouble': [{ ...LIMITED, outlook: 'none' }, LEAVING],
  'outlook-without-text': [{ ...LIMITED, outlookText: null }, LIMITED],
  'outlook-without-time': [
    { ...LIMITED, outlookText: '調整中' },
    { ...LIMITED, outlookText: '来月' },
  ],
  'time-without-outlook': [{ ...LIMITED, outlook: 'undecided' }, LEAVING],
  'end-before-begin': [
    { ...LIMITED, outlookText: '2026年10月〜2026年9月' },
    { ...LIMITED, outlookText: '2026年10月〜3月' },
  ],
  'forecast-passed': [
    { ...LIMITED, outlookText: '2026年8月19日' },
    { ...LIMITED, outlookText: '2026年8月20日' },
  ],
  'forecast-far': [
    { ...LIMITED, outlookText: '2032年1月' },
    { ...LIMITED, outlookText: '2031年1月' },
  ],
  'percent-out-of-range': [
    { ...IMPROVING, volumeOutlookPercent: 1000.5 },
    { ...IMPROVING, volumeOutlookPercent: 0 },
  ],
  'percent-high': [
    { ...IMPROVING, volumeOutlookPercent: 301 },
    { ...IMPROVING, volumeOutlookPercent: 300 },
  ],
  'percent-fraction': [
    { ...IMPROVING, volumeOutlookPercent: 0.8 },
    { ...IMPROVING, volumeOutlookPercent: 80 },
  ],
  'percent-without-when': [{ ...IMPROVING, volumeOutlook: null }, IMPROVING],
  'when-without-percent': [{ ...IMPROVING, volumeOutlookPercent: null }, IMPROVING],
  'volume-outlook-on-normal': [{ ...IMPROVING, volume: 'increased' }, IMPROVING],
  'other-reason-without-text': [
    { ...LIMITED, reason: 'other', outlook: 'undecided', outlookText: null },
    { ...LIMITED, reason: 'other' },
  ],
  'limited-others-own-reason': [
    { ...LIMITED, response: 'limitedOthers', reason: 'quality' },
    { ...LIMITED, response: 'limitedOthers', reason: 'demand' },
  ],
  'limited-own-with-demand': [{ ...LIMITED, reason: 'demand' }, LIMITED],
};

const broken = (status: ReportedStatus) => brokenRules(status, DAY).map(({ code }) => code);

for (const { code, level } of RULES) {
  test(`${code} is broken by what it means, and not by what is close to it`, () => {
    const [breaks, keeps] = CASES[code]!;
    assert.ok(broken(breaks).includes(code), JSON.stringify(breaks));
    assert.deepEqual(broken(keeps), [], `${level} ${JSON.stringify(keeps)}`);
  });
}

test('a negative percentage is out of range', () => {
  assert.deepEqual(broken({ ...IMPROVING, volumeOutlookPercent: -5 }), ['percent-out-of-range']);
});

test('every rule has one code, says what is wrong and what to do', () => {
  const all = [...RULES, ...READING];
  assert.equal(new Set(all.map(({ code }) => code)).size, all.length);
  for (const rule of all) {
    assert.match(rule.wording, /。$/, rule.code);
    assert.match(rule.remedy, /。$|）。?$/, rule.code);
    assert.equal(wordingOf(rule.code), rule);
  }
  assert.equal(wordingOf('toString'), null);
});
