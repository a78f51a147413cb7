-- Records of dispensing, on every node. A load's number is the partition of all of them, so that a load is moved in, counted and dropped by
-- number, and what no load names is read by nobody. Rows come into the staging tables, each shard sums them up there, and all of it is moved into
-- the tables of the same name without `staging`.

-- Codes of a load, numbered in their own order: rows and sums name products by number, since joining texts took three times as long. Whole on every node;
-- where shards have copies a code may stand there twice, which readers take as one.
create table if not exists record_code (load UInt32, product UInt32, code String)
  engine = MergeTree partition by load order by product;

-- `shard` is where a row belongs: cityHash64(code, prefecture) modulo the number of shards. It is one value a node, and takes no room.
create table if not exists record_row (
  load UInt32, shard UInt8, month Date, prefecture UInt8, product UInt32, age UInt8,
  sex Enum8('F' = 1, 'M' = 2),
  setting Enum8('out-of-hospital' = 1, 'in-hospital' = 2, 'inpatient' = 3),
  quantity Float64
) engine = MergeTree partition by load order by (month, prefecture, product);
create table if not exists record_row_staging as record_row
  engine = MergeTree partition by load order by (month, prefecture, product);

-- The sums that cubes are made of (src/indicators/cubes/monthly-cube.ts), each of `n` rows. A shard has each place and each person once: a statement sums all
-- of its rows (views that sum what comes in took four times as long, as each block of rows has nearly every place).
create table if not exists record_place (
  load UInt32, month Date, prefecture UInt8,
  setting Enum8('out-of-hospital' = 1, 'in-hospital' = 2, 'inpatient' = 3),
  product UInt32, quantity Float64, n UInt64
) engine = MergeTree partition by load order by (month, prefecture, product, setting);
create table if not exists record_place_staging as record_place
  engine = MergeTree partition by load order by (month, prefecture, product, setting);

create table if not exists record_person (
  load UInt32, sex Enum8('F' = 1, 'M' = 2), age UInt8,
  setting Enum8('out-of-hospital' = 1, 'in-hospital' = 2, 'inpatient' = 3),
  product UInt32, quantity Float64, n UInt64
) engine = MergeTree partition by load order by (product, age, sex, setting);
create table if not exists record_person_staging as record_person
  engine = MergeTree partition by load order by (product, age, sex, setting);

-- All shards as one: a row goes to the shard that it names.
create table if not exists every_record_row_staging as record_row_staging
  engine = Distributed('{cluster}', '{database}', 'record_row_staging', shard);
create table if not exists every_record_place_staging as record_place_staging
  engine = Distributed('{cluster}', '{database}', 'record_place_staging');
create table if not exists every_record_person_staging as record_person_staging
  engine = Distributed('{cluster}', '{database}', 'record_person_staging');
create table if not exists every_record_row as record_row
  engine = Distributed('{cluster}', '{database}', 'record_row');
create table if not exists every_record_place as record_place
  engine = Distributed('{cluster}', '{database}', 'record_place');
create table if not exists every_record_person as record_person
  engine = Distributed('{cluster}', '{database}', 'record_person');
