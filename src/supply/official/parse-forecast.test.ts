import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as XLSX from '@e965/xlsx';
import { realFile, skipWithoutData, VALUES_ONLY } from '../../../test/real-data.ts';
import type { IsoDate } from '../../platform/clock.ts';
import { findDate } from '../../platform/dates/written-date.ts';
import type { Forecast } from '../model.ts';
import { type Kind, read } from './forecast-testing.ts';

type Entry =
  | [text: string, kind: Kind | 'any', event: Forecast['event'], earliest: IsoDate, latest: IsoDate | null]
  | [text: string, kind: Kind | 'any', none: null];

/** Every text of the official editions of 2026-07-27 to -08-18, read by hand. */
const OFFICIAL: Entry[] = [
  ['2026年8月頃在庫消尽見込み', 'any', 'stockOut', '2026-08-01', '2026-08-31'],
  ['2026年7月', 'delisting', 'stockOut', '2026-07-01', '2026-07-31'],
  ['限定出荷の解除見込時期：9月上旬', 'any', 'recovery', '2026-09-01', '2026-09-10'],
  ['供給停止の解消見込み時期：7月末', 'any', 'recovery', '2026-07-21', '2026-07-31'],
  ['2026/5/26\n', 'recovering', 'recovery', '2026-05-26', '2026-05-26'],
  ['在庫消尽\n', 'any', null],
  ['26/6/25', 'recovering', 'recovery', '2026-06-25', '2026-06-25'],
  ['2027年6月在庫消尽見込み', 'any', 'stockOut', '2027-06-01', '2027-06-30'],
  ['7月末を予定', 'recovering', 'recovery', '2026-07-21', '2026-07-31'],
  ['2026年09月在庫消尽見込み', 'any', 'stockOut', '2026-09-01', '2026-09-30'],
  ['2025年9月上旬頃', 'recovering', 'recovery', '2025-09-01', '2025-09-10'],
  ['8月3日より解除予定です。', 'any', 'recovery', '2026-08-03', null],
  ['2026年8月下旬見込み', 'recovering', 'recovery', '2026-08-21', '2026-08-31'],
  // Ran out, or will.
  ['2025年4月在庫消尽', 'any', 'stockOut', '2025-04-01', '2025-04-30'],
  ['2025年4月在庫消尽見込み', 'any', 'stockOut', '2025-04-01', '2025-04-30'],
  ['2025年5月在庫消尽見込み', 'any', 'stockOut', '2025-05-01', '2025-05-31'],
  ['2025年6月在庫消尽見込み', 'any', 'stockOut', '2025-06-01', '2025-06-30'],
  ['2025年7月在庫消尽見込み', 'any', 'stockOut', '2025-07-01', '2025-07-31'],
  ['22.5月販売中止案内開始。在庫25.7月消尽見込', 'any', 'stockOut', '2025-07-01', '2025-07-31'],
  ['2025年8月在庫消尽見込み', 'any', 'stockOut', '2025-08-01', '2025-08-31'],
  ['2025年10月上旬頃在庫消尽見込み', 'any', 'stockOut', '2025-10-01', '2025-10-10'],
  ['2025年10月中旬頃在庫消尽見込み', 'any', 'stockOut', '2025-10-11', '2025-10-20'],
  ['2025年11月在庫消尽見込み', 'any', 'stockOut', '2025-11-01', '2025-11-30'],
  ['2025年12月在庫消尽済み', 'any', 'stockOut', '2025-12-01', '2025-12-31'],
  ['2025年12月在庫消尽見込み', 'any', 'stockOut', '2025-12-01', '2025-12-31'],
  ['2026年1月在庫消尽見込み', 'any', 'stockOut', '2026-01-01', '2026-01-31'],
  ['2026年2月在庫消尽見込み', 'any', 'stockOut', '2026-02-01', '2026-02-28'],
  ['2026年2月頃在庫消尽見込み', 'any', 'stockOut', '2026-02-01', '2026-02-28'],
  ['2026年2月中旬頃在庫消尽見込み', 'any', 'stockOut', '2026-02-11', '2026-02-20'],
  ['2026年3月在庫消尽', 'any', 'stockOut', '2026-03-01', '2026-03-31'],
  ['2026年3月在庫消尽見込み', 'any', 'stockOut', '2026-03-01', '2026-03-31'],
  ['2026年3月頃在庫消尽見込み', 'any', 'stockOut', '2026-03-01', '2026-03-31'],
  ['2026年3月31日在庫消尽', 'any', 'stockOut', '2026-03-31', '2026-03-31'],
  ['2026年3月31日にて在庫消尽', 'any', 'stockOut', '2026-03-31', '2026-03-31'],
  ['2026年4月在庫消尽見込み', 'any', 'stockOut', '2026-04-01', '2026-04-30'],
  ['2026年4月頃在庫消尽見込み', 'any', 'stockOut', '2026-04-01', '2026-04-30'],
  ['2026年4月10日在庫消尽', 'any', 'stockOut', '2026-04-10', '2026-04-10'],
  ['2026年4月15日在庫消尽', 'any', 'stockOut', '2026-04-15', '2026-04-15'],
  ['2026年5月在庫消尽済み', 'any', 'stockOut', '2026-05-01', '2026-05-31'],
  ['2026年5月在庫消尽見込み', 'any', 'stockOut', '2026-05-01', '2026-05-31'],
  ['2026年5月頃在庫消尽見込み', 'any', 'stockOut', '2026-05-01', '2026-05-31'],
  ['2026年5月7日在庫消尽', 'any', 'stockOut', '2026-05-07', '2026-05-07'],
  ['2026年6月在庫消尽済み', 'any', 'stockOut', '2026-06-01', '2026-06-30'],
  ['2026年6月在庫消尽見込み', 'any', 'stockOut', '2026-06-01', '2026-06-30'],
  ['2026年6月頃在庫消尽見込み', 'any', 'stockOut', '2026-06-01', '2026-06-30'],
  ['在庫消尽2026年6月16日', 'any', 'stockOut', '2026-06-16', '2026-06-16'],
  ['2026年6月28日在庫消尽', 'any', 'stockOut', '2026-06-28', '2026-06-28'],
  ['2026年7月在庫消尽', 'any', 'stockOut', '2026-07-01', '2026-07-31'],
  ['2026年7月在庫消尽済み', 'any', 'stockOut', '2026-07-01', '2026-07-31'],
  ['2026年7月在庫消尽見込み', 'any', 'stockOut', '2026-07-01', '2026-07-31'],
  ['2026年7月頃在庫消尽見込み', 'any', 'stockOut', '2026-07-01', '2026-07-31'],
  ['2026年7月14日在庫消尽', 'any', 'stockOut', '2026-07-14', '2026-07-14'],
  ['2026年8月在庫消尽見込み', 'any', 'stockOut', '2026-08-01', '2026-08-31'],
  ['2026年08月在庫消尽見込み', 'any', 'stockOut', '2026-08-01', '2026-08-31'],
  ['在庫消尽2026年8月14日', 'any', 'stockOut', '2026-08-14', '2026-08-14'],
  ['2026年9月在庫消尽見込み', 'any', 'stockOut', '2026-09-01', '2026-09-30'],
  ['2026年9月頃在庫消尽見込み', 'any', 'stockOut', '2026-09-01', '2026-09-30'],
  ['2026年09月ごろ在庫消尽見込み', 'any', 'stockOut', '2026-09-01', '2026-09-30'],
  ['2026年10月在庫消尽見込み', 'any', 'stockOut', '2026-10-01', '2026-10-31'],
  ['2026年10月頃在庫消尽見込み', 'any', 'stockOut', '2026-10-01', '2026-10-31'],
  ['2026年10月ごろ在庫消尽見込み', 'any', 'stockOut', '2026-10-01', '2026-10-31'],
  ['2026年11月在庫消尽見込み', 'any', 'stockOut', '2026-11-01', '2026-11-30'],
  ['2026年11月頃在庫消尽見込み', 'any', 'stockOut', '2026-11-01', '2026-11-30'],
  ['2026年11月に在庫消尽予定', 'any', 'stockOut', '2026-11-01', '2026-11-30'],
  ['2026年11月供給停止見込み', 'any', 'stockOut', '2026-11-01', '2026-11-30'],
  ['2026年12月在庫消尽見込み', 'any', 'stockOut', '2026-12-01', '2026-12-31'],
  ['2026年12月頃在庫消尽見込み', 'any', 'stockOut', '2026-12-01', '2026-12-31'],
  ['在庫消尽時期は 2026年12月頃の見込みです。', 'any', 'stockOut', '2026-12-01', '2026-12-31'],
  ['在庫消尽時期は2026 年12 月末頃の見込みです。', 'any', 'stockOut', '2026-12-21', '2026-12-31'],
  ['2026年12月末販売終了予定', 'any', 'stockOut', '2026-12-21', '2026-12-31'],
  ['2027年1月在庫消尽見込み', 'any', 'stockOut', '2027-01-01', '2027-01-31'],
  ['2027年2月在庫消尽見込み', 'any', 'stockOut', '2027-02-01', '2027-02-28'],
  ['「2028年9月在庫消尽時期」', 'any', 'stockOut', '2028-09-01', '2028-09-30'],
  // Recovers, in so many words.
  ['解除見込み2026/5/27', 'any', 'recovery', '2026-05-27', '2026-05-27'],
  ['解除見込み2026/6/8', 'any', 'recovery', '2026-06-08', '2026-06-08'],
  ['解除見込み2026/6/末', 'any', 'recovery', '2026-06-21', '2026-06-30'],
  ['2026年8月解除見込み', 'any', 'recovery', '2026-08-01', '2026-08-31'],
  ['供給停止の解消見込み時期：1ヶ月以内', 'any', 'recovery', '2026-08-18', '2026-09-18'],
  ['2026年9月上旬解除予定', 'any', 'recovery', '2026-09-01', '2026-09-10'],
  ['限定出荷の解除見込時期：9月下旬', 'any', 'recovery', '2026-09-21', '2026-09-30'],
  ['２０２６年１０月上旬解除見込', 'any', 'recovery', '2026-10-01', '2026-10-10'],
  ['２０２６年１０月上旬に解除見込', 'any', 'recovery', '2026-10-01', '2026-10-10'],
  ['ボルタレンゲルの通常出荷再開予定日の10月初旬以降', 'any', 'recovery', '2026-10-01', null],
  // A bare date of a product about to be delisted.
  ['2025/8', 'delisting', 'stockOut', '2025-08-01', '2025-08-31'],
  ['2026年5月', 'delisting', 'stockOut', '2026-05-01', '2026-05-31'],
  ['2026年6月', 'delisting', 'stockOut', '2026-06-01', '2026-06-30'],
  ['2026年7月8日', 'delisting', 'stockOut', '2026-07-08', '2026-07-08'],
  ['2026年10月', 'delisting', 'stockOut', '2026-10-01', '2026-10-31'],
  // A bare date of any other.
  ['2025年8月1日', 'recovering', 'recovery', '2025-08-01', '2025-08-01'],
  ['2025年9月頃', 'recovering', 'recovery', '2025-09-01', '2025-09-30'],
  ['2025年11月', 'recovering', 'recovery', '2025-11-01', '2025-11-30'],
  ['2026年3月予定', 'recovering', 'recovery', '2026-03-01', '2026-03-31'],
  ['2026年3月末', 'recovering', 'recovery', '2026-03-21', '2026-03-31'],
  ['2026/4/1', 'recovering', 'recovery', '2026-04-01', '2026-04-01'],
  ['2026/04/01', 'recovering', 'recovery', '2026-04-01', '2026-04-01'],
  ['2026年4月1日', 'recovering', 'recovery', '2026-04-01', '2026-04-01'],
  ['2026年4月頃', 'recovering', 'recovery', '2026-04-01', '2026-04-30'],
  ['2026年4月20日', 'recovering', 'recovery', '2026-04-20', '2026-04-20'],
  ['2026年4月末', 'recovering', 'recovery', '2026-04-21', '2026-04-30'],
  ['2026年4月以降', 'recovering', 'recovery', '2026-04-01', null],
  ['2026/5/19', 'recovering', 'recovery', '2026-05-19', '2026-05-19'],
  ['2026/5/26', 'recovering', 'recovery', '2026-05-26', '2026-05-26'],
  ['2026年5月末', 'recovering', 'recovery', '2026-05-21', '2026-05-31'],
  ['2026年7月', 'recovering', 'recovery', '2026-07-01', '2026-07-31'],
  ['2026年7月見込み', 'recovering', 'recovery', '2026-07-01', '2026-07-31'],
  ['2026年7月30日', 'recovering', 'recovery', '2026-07-30', '2026-07-30'],
  ['2026年7月31日', 'recovering', 'recovery', '2026-07-31', '2026-07-31'],
  ['2026年8月', 'recovering', 'recovery', '2026-08-01', '2026-08-31'],
  ['8月上旬目途', 'recovering', 'recovery', '2026-08-01', '2026-08-10'],
  ['8月下旬', 'recovering', 'recovery', '2026-08-21', '2026-08-31'],
  ['2026年8月末頃を予定しております。', 'recovering', 'recovery', '2026-08-21', '2026-08-31'],
  ['2026年9月', 'recovering', 'recovery', '2026-09-01', '2026-09-30'],
  ['2026年9月頃', 'recovering', 'recovery', '2026-09-01', '2026-09-30'],
  ['2026年9月頃見込み', 'recovering', 'recovery', '2026-09-01', '2026-09-30'],
  ['2026年9月上旬', 'recovering', 'recovery', '2026-09-01', '2026-09-10'],
  ['2026年9月中旬', 'recovering', 'recovery', '2026-09-11', '2026-09-20'],
  ['2026年9月下旬', 'recovering', 'recovery', '2026-09-21', '2026-09-30'],
  ['2026年10月', 'recovering', 'recovery', '2026-10-01', '2026-10-31'],
  ['2026年10月見込み', 'recovering', 'recovery', '2026-10-01', '2026-10-31'],
  ['2026年10月1日', 'recovering', 'recovery', '2026-10-01', '2026-10-01'],
  ['2026年第4四半期', 'recovering', 'recovery', '2026-10-01', '2026-12-31'],
  ['2026年11月', 'recovering', 'recovery', '2026-11-01', '2026-11-30'],
  ['2026/11', 'recovering', 'recovery', '2026-11-01', '2026-11-30'],
  ['2026年12月', 'recovering', 'recovery', '2026-12-01', '2026-12-31'],
  ['2026年12月1日', 'recovering', 'recovery', '2026-12-01', '2026-12-01'],
  ['２０２７年２月頃', 'recovering', 'recovery', '2027-02-01', '2027-02-28'],
  ['2027年2月', 'recovering', 'recovery', '2027-02-01', '2027-02-28'],
  ['2027年3月', 'recovering', 'recovery', '2027-03-01', '2027-03-31'],
  ['2027年4月', 'recovering', 'recovery', '2027-04-01', '2027-04-30'],
  ['2027年4月予定', 'recovering', 'recovery', '2027-04-01', '2027-04-30'],
  ['2027年4月以降', 'recovering', 'recovery', '2027-04-01', null],
  ['2027年11月', 'recovering', 'recovery', '2027-11-01', '2027-11-30'],
  ['2028年2月', 'recovering', 'recovery', '2028-02-01', '2028-02-29'],
  // No time.
  ['-', 'any', null],
  ['在庫消尽', 'any', null],
  ['在庫消尽済', 'any', null],
  ['出荷停止済', 'any', null],
  ['解除済', 'any', null],
  ['原料価格の高騰', 'any', null],
  ['原料供給開始後、解消見込', 'any', null],
  ['他社出荷・自社入荷確認後', 'any', null],
  ['製造委託先確認後ご案内', 'any', null],
  ['発注時の原材料価格、入手可能量等に応じて発注元と協議の上、製造量を決定', 'any', null],
  ['発注時の原材料価格、入手可能量等に応じて発注元と協議の上、製造量を決定。', 'any', null],
  ['発注時の原料価格、入手可能量等に応じて発注元と協議の上、製造量を決定', 'any', null],
  [
    '2mLｘ１シリンジ、2mlｘ５シリンジの包装細別について出荷量は「C.出荷停止」、出荷対応は「⑤供給停止」を継続いたします。',
    'any',
    null,
  ],
];

/** What other days' editions may well say. */
const PLAUSIBLE: Entry[] = [
  // Eras, separators, spaces, widths.
  ['令和８年10月', 'recovering', 'recovery', '2026-10-01', '2026-10-31'],
  ['令和 8 年 12 月 15 日', 'recovering', 'recovery', '2026-12-15', '2026-12-15'],
  ['R8.10', 'delisting', 'stockOut', '2026-10-01', '2026-10-31'],
  ['Ｒ９．３．３１', 'recovering', 'recovery', '2027-03-31', '2027-03-31'],
  ['2026-11-05', 'recovering', 'recovery', '2026-11-05', '2026-11-05'],
  ['2026.11.5', 'recovering', 'recovery', '2026-11-05', '2026-11-05'],
  ['20261105', 'recovering', 'recovery', '2026-11-05', '2026-11-05'],
  ['26年12月頃', 'recovering', 'recovery', '2026-12-01', '2026-12-31'],
  ['2026年10月1日（木）より通常出荷', 'any', 'recovery', '2026-10-01', null],
  // Parts of a month, wholes without a year, next and this.
  ['2026年9月末日', 'recovering', 'recovery', '2026-09-30', '2026-09-30'],
  ['2027年2月下旬頃', 'recovering', 'recovery', '2027-02-21', '2027-02-28'],
  ['2026年9月中の解除を目指しております', 'any', 'recovery', '2026-09-01', '2026-09-30'],
  ['2026年10月前半', 'recovering', 'recovery', '2026-10-01', '2026-10-15'],
  ['2026年10月第2週', 'recovering', 'recovery', '2026-10-02', '2026-10-14'],
  ['1月中旬', 'recovering', 'recovery', '2027-01-11', '2027-01-20'],
  ['2月', 'recovering', 'recovery', '2027-02-01', '2027-02-28'],
  ['3月在庫消尽', 'any', 'stockOut', '2026-03-01', '2026-03-31'],
  ['9月15日出荷再開予定', 'any', 'recovery', '2026-09-15', '2026-09-15'],
  ['来年3月頃', 'recovering', 'recovery', '2027-03-01', '2027-03-31'],
  ['来月上旬解除見込み', 'any', 'recovery', '2026-09-01', '2026-09-10'],
  // Ranges and open ends.
  ['2026年9月～10月', 'recovering', 'recovery', '2026-09-01', '2026-10-31'],
  ['2026年9〜10月頃', 'recovering', 'recovery', '2026-09-01', '2026-10-31'],
  ['2026年9月から2026年11月', 'recovering', 'recovery', '2026-09-01', '2026-11-30'],
  ['2026年12月～1月', 'recovering', 'recovery', '2026-12-01', '2027-01-31'],
  ['2026年12月～翌年2月頃', 'recovering', 'recovery', '2026-12-01', '2027-02-28'],
  ['9月上旬～中旬', 'recovering', 'recovery', '2026-09-01', '2026-09-20'],
  ['9月中下旬', 'recovering', 'recovery', '2026-09-11', '2026-09-30'],
  ['2026/9/28～2026/10/9', 'recovering', 'recovery', '2026-09-28', '2026-10-09'],
  ['2026年9月→2026年11月', 'recovering', 'recovery', '2026-11-01', '2026-11-30'],
  ['2026年9月頃から順次出荷再開', 'any', 'recovery', '2026-09-01', null],
  ['早ければ2026年10月', 'recovering', 'recovery', '2026-10-01', null],
  ['2026年12月までに解除見込み', 'any', 'recovery', '2026-08-18', '2026-12-31'],
  // Quarters, halves, years, seasons.
  ['2026年度第4四半期', 'recovering', 'recovery', '2027-01-01', '2027-03-31'],
  ['2026年第3～4四半期', 'recovering', 'recovery', '2026-07-01', '2026-12-31'],
  ['2027年1Q', 'recovering', 'recovery', '2027-01-01', '2027-03-31'],
  ['2027年上期', 'recovering', 'recovery', '2027-01-01', '2027-06-30'],
  ['2026年度下期', 'recovering', 'recovery', '2026-10-01', '2027-03-31'],
  ['令和8年度下半期', 'recovering', 'recovery', '2026-10-01', '2027-03-31'],
  ['2027年', 'recovering', 'recovery', '2027-01-01', '2027-12-31'],
  ['2027年度', 'recovering', 'recovery', '2027-04-01', '2028-03-31'],
  ['年内に在庫消尽見込み', 'any', 'stockOut', '2026-08-18', '2026-12-31'],
  ['年度内', 'recovering', 'recovery', '2026-08-18', '2027-03-31'],
  ['2026年度末', 'recovering', 'recovery', '2027-03-01', '2027-03-31'],
  ['年末頃', 'recovering', 'recovery', '2026-12-01', '2026-12-31'],
  ['年明け以降', 'recovering', 'recovery', '2027-01-01', null],
  ['2027年春頃', 'recovering', 'recovery', '2027-03-01', '2027-05-31'],
  ['2026年冬', 'recovering', 'recovery', '2026-12-01', '2027-02-28'],
  ['今秋', 'recovering', 'recovery', '2026-09-01', '2026-11-30'],
  // From today on.
  ['３か月以内', 'recovering', 'recovery', '2026-08-18', '2026-11-18'],
  ['半年以内', 'recovering', 'recovery', '2026-08-18', '2027-02-18'],
  ['2週間以内に出荷再開予定', 'any', 'recovery', '2026-08-18', '2026-09-01'],
  ['1～2か月以内', 'recovering', 'recovery', '2026-08-18', '2026-10-18'],
  ['３か月超', 'recovering', 'recovery', '2026-11-18', null],
  // Which event, of which date.
  ['次回入荷 2026年9月10日', 'any', 'recovery', '2026-09-10', '2026-09-10'],
  ['次回入荷予定：10月中旬', 'any', 'recovery', '2026-10-11', '2026-10-20'],
  ['2026年10月供給再開予定', 'any', 'recovery', '2026-10-01', '2026-10-31'],
  ['供給停止の解消：2026年12月頃', 'any', 'recovery', '2026-12-01', '2026-12-31'],
  ['供給停止中。2026年12月頃再開予定', 'any', 'recovery', '2026-12-01', '2026-12-31'],
  ['欠品中、2026年9月予定', 'recovering', 'recovery', '2026-09-01', '2026-09-30'],
  ['2026年9月下旬欠品見込み', 'any', 'stockOut', '2026-09-21', '2026-09-30'],
  ['2026年9月欠品、2026年11月再開予定', 'recovering', 'recovery', '2026-11-01', '2026-11-30'],
  ['2026年9月に在庫消尽、2027年3月販売中止', 'any', 'stockOut', '2026-09-01', '2026-09-30'],
  ['他社の販売中止に伴う需要増のため、2026年12月頃', 'recovering', 'recovery', '2026-12-01', '2026-12-31'],
  ['③100錠包装 2026年10月出荷終了', 'any', 'stockOut', '2026-10-01', '2026-10-31'],
  ['5mg100錠 在庫消尽 2026年9月', 'any', 'stockOut', '2026-09-01', '2026-09-30'],
  ['供給停止（2026年3月～）。解除は2026年12月予定', 'any', 'recovery', '2026-12-01', '2026-12-31'],
  ['2026年9月製造再開、11月出荷再開', 'any', 'recovery', '2026-11-01', '2026-11-30'],
  ['2026年9月出荷分をもって販売を終了', 'any', 'stockOut', '2026-09-01', '2026-09-30'],
  ['2026/10/1 9:00', 'recovering', 'recovery', '2026-10-01', '2026-10-01'],
  ['①2026年10月', 'recovering', 'recovery', '2026-10-01', '2026-10-31'],
  // Impossible or unreadable times: null, never a wrong guess.
  ['2026年13月', 'any', null],
  ['2026年2月31日', 'any', null],
  ['2026/2/31', 'any', null],
  ['2026/9/100', 'any', null],
  ['9月31日解除予定', 'any', null],
  ['2026年0月', 'any', null],
  ['2026年11月～2026年9月', 'any', null],
  ['8年10月', 'any', null],
  ['2026/9～10', 'any', null],
  // Numbers that are no dates, dates that are not of the event.
  ['未定', 'any', null],
  ['解除時期は未定', 'any', null],
  ['通常の50％程度の出荷', 'any', null],
  ['22.5mg錠は前年同月比120%', 'any', null],
  ['100錠×10、PTP30年', 'any', null],
  ['1日の出荷量を調整', 'any', null],
  ['入荷後1か月以内', 'any', null],
  ['有効期限1年以内の製品を出荷', 'any', null],
  ['2026年9月頃改めてご案内', 'any', null],
  ['2026年8月1日現在、未定', 'any', null],
  ['2025年4月より限定出荷', 'any', null],
  ['2026年9月まで限定出荷を継続', 'any', null],
  ['2027年3月31日経過措置満了', 'any', null],
  ['製造中止 2026年12月', 'any', null],
  ['出荷調整中（2026年4月1日～）', 'any', null],
  ['製造番号 20260101', 'any', null],
  ['平成30年3月', 'any', null],
  ['2012年発売', 'any', null],
  ['2020年6月発売品', 'any', null],
  ['2062年10月', 'any', null],
  ['25/12.5mg 1/2錠', 'any', null],
  ['2026年10月以降未定', 'any', null],
];

function expected([, , event, earliest, latest]: Entry): Forecast | null {
  return event === null ? null : { event, earliest: earliest!, latest: latest! };
}
const kindsOf = (kind: Kind | 'any'): Kind[] => (kind === 'any' ? ['recovering', 'delisting'] : [kind]);

for (const [name, table] of Object.entries({ OFFICIAL, PLAUSIBLE })) {
  test(`reads each of the ${table.length} texts of ${name} as by hand`, () => {
    const wrong = table.flatMap((entry) =>
      kindsOf(entry[1]).map((kind) => ({
        text: entry[0],
        kind,
        read: read(entry[0], kind),
        by: expected(entry),
      })),
    );
    const different = wrong.filter(({ read, by }) => JSON.stringify(read) !== JSON.stringify(by));
    assert.deepEqual(different, []);
  });
}

test('a month without a year is the one nearest to asOf, the coming one when two are as near', () => {
  const of = (text: string, asOf: IsoDate) => read(text, 'recovering', asOf)?.earliest;
  assert.equal(of('8月下旬', '2026-08-31'), '2026-08-21');
  assert.equal(of('8月下旬', '2026-12-01'), '2026-08-21');
  assert.equal(of('8月下旬', '2027-02-01'), '2027-08-21');
  assert.equal(of('1月', '2026-12-28'), '2027-01-01');
  assert.equal(of('12月', '2027-01-04'), '2026-12-01');
  assert.equal(of('2月29日', '2028-01-10'), '2028-02-29');
  assert.equal(of('2月29日', '2027-01-10'), undefined);
  assert.equal(of('1か月以内', '2027-01-31'), '2027-01-31');
  assert.equal(read('1か月以内', 'recovering', '2027-01-31')?.latest, '2027-02-28');
});

const EDITIONS = realFile('supply-status');
test('every text of the official editions is in the table and reads as by hand', {
  skip: skipWithoutData,
}, () => {
  const texts = new Set<string>();
  const unlisted = new Set<string>();
  const wrong = new Set<string>();
  for (const file of readdirSync(EDITIONS).filter((name) => name.endsWith('.xlsx'))) {
    const book = XLSX.read(readFileSync(join(EDITIONS, file)), { dense: true, ...VALUES_ONLY });
    const rows = book.Sheets[book.SheetNames[0]!]!['!data']!.slice(2);
    const asOf = findDate(`20${file.slice(0, 6)}`)!;
    for (const cells of rows) {
      const text = String(cells?.[15]?.v ?? '');
      if (!text.trim()) continue;
      texts.add(text);
      const delisting = /薬価削除/.test(`${cells[13]?.v} ${cells[16]?.v}`);
      const kind = delisting ? 'delisting' : 'recovering';
      const entry = OFFICIAL.find(([known, k]) => known === text && (k === 'any' || k === kind));
      if (!entry) unlisted.add(`${text} (${kind})`);
      // Counted from asOf, this one moves with the edition.
      else if (
        !text.includes('以内') &&
        JSON.stringify(read(text, kind, asOf)) !== JSON.stringify(expected(entry))
      )
        wrong.add(text);
    }
  }
  assert.deepEqual([...unlisted], []);
  assert.deepEqual([...wrong], []);
  assert.ok(texts.size >= 132, `${texts.size} texts`);
});
