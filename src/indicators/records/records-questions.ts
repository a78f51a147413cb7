/** Statements for questions that need records: what no cube keeps apart. Columns come from a list here, values go in as parameters. */
import { SETTINGS, SEXES } from '../model.ts';
import { AGE, CODES, type Kind } from './records-sql.ts';

/** What records can be told apart by. */
export const DIMENSIONS = {
  code: '薬価コード',
  ingredient: '成分（コードの先頭7字）',
  class: '薬効分類（コードの先頭3字）',
  prefecture: '都道府県',
  month: '月',
  setting: '処方の場',
  sex: '性',
  age: '年齢階級',
} as const;
export type Dimension = keyof typeof DIMENSIONS;

export interface RecordsQuestion {
  by: readonly Dimension[];
  /** Any of the values of each. */
  where: Partial<Record<Dimension, readonly string[]>>;
}

/** Characters of a code that say the dimension. */
const OF_CODE: Partial<Record<Dimension, number>> = { code: 12, ingredient: 7, class: 3 };

/** A dimension's column, its text, how a value of a question becomes one of the column, and what a value must be. */
const COLUMNS: Partial<Record<Dimension, { text: string; type: string; holds: (value: string) => boolean }>> =
  {
    prefecture: {
      text: "leftPad(toString(s.prefecture), 2, '0')",
      type: 'UInt8',
      holds: (value) => /^(0[1-9]|[1-3]\d|4[0-7])$/.test(value),
    },
    month: {
      text: "formatDateTime(s.month, '%Y-%m')",
      type: 'Date',
      holds: (value) => /^(19[7-9]|20\d)\d-(0[1-9]|1[0-2])$/.test(value),
    },
    setting: { text: 'toString(s.setting)', type: 'String', holds: (value) => value in SETTINGS },
    sex: { text: 'toString(s.sex)', type: 'String', holds: (value) => value in SEXES },
    age: {
      text: AGE,
      type: 'UInt8',
      holds: (value) => /^1?\d{2}$/.test(value),
    },
  };

/** Whether a value can be one of a dimension. */
export const canBe = (dimension: Dimension, value: string): boolean =>
  COLUMNS[dimension]?.holds(value) ?? /^[0-9A-Z]{1,12}$/.test(value);

/** Where the answer is: in the sums kept by place or by person, which are few, or else in the rows. */
export function kindOf({ by, where }: RecordsQuestion): Kind {
  const asked = new Set<Dimension>([...by, ...(Object.keys(where) as Dimension[])]);
  const [place, person] = [
    asked.has('prefecture') || asked.has('month'),
    asked.has('sex') || asked.has('age'),
  ];
  if (place && person) return 'row';
  return person ? 'person' : 'place';
}

/** Sums of quantity, with the number of rows, in the order of `by`. */
export function questionStatement(
  load: number,
  question: RecordsQuestion,
): { sql: string; values: Record<string, string | number | readonly (string | number)[]> } {
  const { by, where } = question;
  const kind = kindOf(question);
  const values: Record<string, string | number | readonly (string | number)[]> = { load };
  const narrowed = (Object.keys(where) as Dimension[]).map((name) => {
    const given = where[name]!;
    const length = OF_CODE[name];
    if (length) {
      values[name] = given;
      return `product in (select product from record_code where load = {load:UInt32} and substring(code, 1, ${length}) in {${name}:Array(String)})`;
    }
    const { type } = COLUMNS[name]!;
    values[name] = given.map((value) =>
      name === 'month' ? `${value}-01` : type === 'UInt8' ? Number(value) : value,
    );
    return `${name} in {${name}:Array(${type})}`;
  });
  const byCode = by.some((name) => OF_CODE[name]);
  const kept = [...by.filter((name) => !OF_CODE[name]), ...(byCode ? ['product'] : [])];
  const texts = by.map((name) =>
    OF_CODE[name]
      ? `substring(c.code, 1, ${OF_CODE[name]}) as t_${name}`
      : `${COLUMNS[name]!.text} as t_${name}`,
  );
  const sql = `select ${by.map((name) => `t_${name} as ${name}`).join(', ')}, sum(total) as quantity, toFloat64(sum(n)) as rows
from (
  select ${[...texts, 's.total as total', 's.n as n'].join(', ')}
  from (
    select ${[...kept, 'sum(quantity) as total', `${kind === 'row' ? 'count()' : 'sum(n)'} as n`].join(', ')}
    from every_record_${kind} where ${['load = {load:UInt32}', ...narrowed].join(' and ')}
    group by ${kept.join(', ')}
  ) as s${byCode ? `\n  inner join (${CODES}) as c on c.product = s.product` : ''}
) group by ${by.map((name) => `t_${name}`).join(', ')} order by ${by.map((name) => (name === 'age' ? 'toUInt8(t_age)' : `t_${name}`)).join(', ')}`;
  return { sql, values };
}
