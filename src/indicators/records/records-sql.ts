/**
 * Statements for the cluster that holds the records (migrations/). Of what comes from outside only numbers are in their text; all else goes in as parameters.
 *
 * A load's number stands in every statement: rows of another, or of one that was broken off, are never counted.
 */

/** What of a load is kept: its rows, and their sums by place and by person. */
export const KINDS = ['row', 'place', 'person'] as const;
export type Kind = (typeof KINDS)[number];

/** Columns of a file of dispensing rows, as a node reads them out of Parquet whatever type of number the quantity is. */
const FILE =
  'code String, prefecture String, month String, age String, sex String, setting String, quantity Float64';

/** An age band as files write it: `05`, `100`. (Padding to two would cut the third digit off.) */
export const AGE = "if(s.age < 10, concat('0', toString(s.age)), toString(s.age))";

/** Codes of a load by their numbers, on the node that is asked. */
export const CODES =
  'select product, any(code) as code from record_code where load = {load:UInt32} group by product';

/**
 * Takes in a file, which is the body of the request: codes become numbers, texts what they mean, and every row goes to the shard of
 * its code and prefecture; the product number alone would fill them unevenly.
 */
export const INSERT_FILE = `insert into every_record_row_staging
select {load:UInt32} as load, toUInt8(cityHash64(r.code, r.prefecture) % {shards:UInt8}) as shard,
  toDate(concat(r.month, '-01')) as month, toUInt8(r.prefecture) as prefecture, c.product as product, toUInt8(r.age) as age,
  r.sex as sex, r.setting as setting, r.quantity as quantity
from input('${FILE}') as r inner join (${CODES}) as c on c.code = r.code
format Parquet`;

export const COUNT_CODES =
  'select toFloat64(uniqExact(product)) as codes from record_code where load = {load:UInt32}';

/**
 * Rows and quantity that every shard has of a load; shards without any are not in the answer. Rows that are moved in are only counted, which the parts know
 * without being read: their quantity is null.
 */
export const countStatement = (kind: Kind, staging: boolean): string =>
  `select toUInt32(_shard_num) as shard, toFloat64(${kind === 'row' ? 'count()' : 'sum(n)'}) as rows,
  ${kind === 'row' && !staging ? 'null' : 'sum(quantity)'} as quantity
from every_record_${kind}${staging ? '_staging' : ''} where load = {load:UInt32} group by _shard_num order by _shard_num`;

/** What rows and sums are kept apart by. */
const APART = {
  place: 'load, month, prefecture, setting, product',
  person: 'load, sex, age, setting, product',
} as const;

/** Sums up what is in staging of a load; with {@link EACH_SHARD} every shard does so with its own rows, on one of its copies. */
export const sumStatement = (kind: keyof typeof APART): string =>
  `insert into every_record_${kind}_staging (${APART[kind]}, quantity, n)
select ${APART[kind]}, sum(quantity) as quantity, count() as n
from every_record_row_staging where load = {load:UInt32} group by ${APART[kind]}`;

export const EACH_SHARD = { parallel_distributed_insert_select: '2' } as const;

/** What every shard has of each code and prefecture, as Parquet. */
export const PAIRS = `select s.shard as shard, c.code as code, leftPad(toString(s.prefecture), 2, '0') as prefecture, s.n as n, s.total as quantity
from (
  select toInt32(_shard_num) as shard, product, prefecture, toInt64(sum(n)) as n, sum(quantity) as total
  from every_record_place_staging where load = {load:UInt32} group by _shard_num, product, prefecture
) as s inner join (${CODES}) as c on c.product = s.product
format Parquet`;

/** Moves a load in, or what of a table a node has of it; of none it does nothing. */
export const moveStatement = (kind: Kind, load: number): string =>
  `alter table record_${kind}_staging move partition ${Number(load)} to table record_${kind}`;

/** Tables that hold parts of a load, with their rows' number by partition on one node. */
export const PARTITIONS = `select table, toUInt32(partition) as load, toFloat64(sum(rows)) as rows, toFloat64(sum(bytes_on_disk)) as bytes
from system.parts where database = currentDatabase() and active and rows > 0 and match(table, '^record_(code|row|place|person)(_staging)?$')
group by table, partition order by load, table`;

/** Removes a load from a table of one node. */
export const dropStatement = (table: string, load: number): string => {
  if (!/^record_(code|row|place|person)(_staging)?$/.test(table))
    throw new TypeError(`no table of records: ${table}`);
  return `alter table ${table} drop partition ${Number(load)} settings max_partition_size_to_drop = 0`;
};

/** Under what a load's statements go (`log_comment`), those too that a node sends on: by it they are ended if their process is gone. */
export const queryName = (load: number): string => `antei-load-${Number(load)}`;

/** Ends on one node what still runs of a load: a statement whose body has arrived goes on without the process that sent it. */
export const END_STATEMENTS = `kill query where Settings['log_comment'] = {name:String} sync`;

/**
 * The kept sums as Parquet, in the columns of rows of dispensing (datasets/dispensing-rows.ts) and with `n`, the number of rows: in the order of months,
 * by which the passes over them skip what they do not read.
 */
export const SUMS = {
  place: `select c.code as code, leftPad(toString(s.prefecture), 2, '0') as prefecture, formatDateTime(s.month, '%Y-%m') as month,
  toString(s.setting) as setting, s.total as quantity, s.n as n
from (
  select month, prefecture, setting, product, sum(quantity) as total, toInt64(sum(n)) as n
  from every_record_place where load = {load:UInt32} group by month, prefecture, setting, product
) as s inner join (${CODES}) as c on c.product = s.product
order by s.month, s.prefecture, s.product
format Parquet`,
  person: `select c.code as code, toString(s.sex) as sex, ${AGE} as age, toString(s.setting) as setting,
  s.total as quantity, s.n as n
from (
  select sex, age, setting, product, sum(quantity) as total, toInt64(sum(n)) as n
  from every_record_person where load = {load:UInt32} group by sex, age, setting, product
) as s inner join (${CODES}) as c on c.product = s.product
order by s.product
format Parquet`,
} as const;

/** How Parquet comes: texts as texts, and small. */
export const PARQUET_SETTINGS = {
  output_format_parquet_string_as_string: 1,
  output_format_parquet_compression_method: 'zstd',
} as const;

/** What a node says of itself. */
export const NODE = `select version() as version, toFloat64(uptime()) as upSeconds,
  (select toFloat64(sum(free_space)) from system.disks) as freeBytes`;

/** Migrations that a node has. */
export const APPLIED = 'select distinct name from migration';
