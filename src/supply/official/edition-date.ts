import type { IsoDate } from '../../platform/clock.ts';
import { findDate } from '../../platform/dates/written-date.ts';
import { AnteiError } from '../errors.ts';

/**
 * The day of a list, from its file name (`260814iyakuhinkyoukyu.xlsx` carries the western date), from a title where there is one
 * (the ministry's workbook has none; some copies have), and from the caller. What is there must agree, and the day cannot lie
 * ahead.
 * @throws AnteiError `date-missing`, `date-mismatch`, `date-future`
 */
export function editionDate(
  fileName: string,
  title: string,
  given: IsoDate | undefined,
  today: IsoDate,
): IsoDate {
  const told = [
    ...datesInName(fileName).map((date) => ({ where: `ファイル名「${fileName}」`, date })),
    { where: '表題', date: findDate(title.slice(0, 200)) },
    { where: '指定された日付', date: given ?? null },
  ].filter((one): one is { where: string; date: IsoDate } => one.date !== null);
  const date = told[0]?.date;
  if (date === undefined)
    throw new AnteiError(
      'date-missing',
      `ファイル名「${fileName}」に「260814」のような日付がありません。${title ? `1行目は「${title.slice(0, 80)}」です。` : '1行目に表題もありません。'}`,
    );
  if (told.some((one) => one.date !== date))
    throw new AnteiError(
      'date-mismatch',
      `${told.map((one) => `${one.where}は ${one.date}`).join('、')} です。`,
    );
  if (date > today)
    throw new AnteiError('date-future', `${fileName} は ${date} の一覧ですが、今日は ${today} です。`);
  return date;
}

/** Six digits, or eight from 20 on, that are a date: 260814 in 260814iyakuhinkyoukyu.xlsx; or a date written out. */
function datesInName(name: string): IsoDate[] {
  const text = name.normalize('NFKC');
  const digits = [...text.matchAll(/(?<!\d)(?:20)?(\d{2})(\d{2})(\d{2})(?!\d)/g)].flatMap(
    ([, y, m, d]) => findDate(`20${y}-${m}-${d}`) ?? [],
  );
  if (digits.length > 0) return digits;
  const written = findDate(text);
  return written ? [written] : [];
}
