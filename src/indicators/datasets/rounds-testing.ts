/** For tests only: five made-up rounds of NDB Open Data; one has no list of its time, one lacks a workbook. */
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { fillingWorkbooks, ndbWorkbook } from '../testing.ts';
import { importLists } from '../world-testing.ts';
import { importNdb } from './import-ndb.ts';

/** Fiscal year, and of 100,000 units in Tokyo out of hospital how many are generics; in Okinawa all the same, a tenth of them. */
export const MADE_ROUNDS = [
  { year: 2014, generics: 50_000 },
  { year: 2016, generics: 60_000 },
  { year: 2018, generics: 65_000 },
  { year: 2020, generics: 72_000 },
  { year: 2022, generics: 90_000 },
] as const;

/** The round without the workbook of inpatients. */
const PARTIAL_YEAR = 2022;

/** A context with lists of 2017-03-01, 2019-03-01 and 2021-03-01, and the rounds. */
export async function roundsWorld(): Promise<ClosableContext> {
  const context = await testContext();
  for (const date of ['2017-03-01', '2019-03-01', '2021-03-01', '2023-03-01'])
    await importLists(context, date);
  for (const { year, generics } of MADE_ROUNDS) {
    const rows = [
      { code: '1124001F1015', cells: { '13': 100_000 - generics, '47': (100_000 - generics) / 10 } },
      { code: '1124001F1023', cells: { '13': generics, '47': generics / 10 } },
    ];
    const books = [ndbWorkbook([{ year, rows }], 'out.xlsx')];
    if (year !== PARTIAL_YEAR)
      books.push(ndbWorkbook([{ year, setting: 'inpatient', rows: [rows[0]!] }], 'in.xlsx'));
    await importNdb(context, [
      ...books,
      ...fillingWorkbooks(['in-hospital'], ['external', 'injection'], year),
    ]);
  }
  return context;
}
