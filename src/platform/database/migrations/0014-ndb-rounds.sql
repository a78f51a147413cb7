-- indicators: all rounds of NDB Open Data --------------------------------------------------------------------------------------

-- What a sheet's title says of masking. Sheets of rounds 3 and 4 were read as if nothing but small quantities were masked in them.
alter table dataset_part add column masking text not null default 'none'
  check (masking in ('none', 'unstated', 'below', 'least', 'all-but-total'));
update dataset_part set masking = case when threshold is null then 'none' when complementary then 'least' else 'below' end;
alter table dataset_part alter column masking drop default;
alter table dataset_part drop column complementary;
-- By which reading of the workbooks a part's cells were made; an older one is made again when its file is imported again.
alter table dataset_part add column reading integer not null default 1;
alter table dataset_part alter column reading drop default;

-- From round 11 on there are two versions of a round: with receipts that are paid by public funds alone (公費レセプト) or without
-- them. Null where the source does not say, and for dispensing rows.
alter table dataset add column public_expense text check (public_expense in ('included', 'excluded'));
update dataset set public_expense = 'excluded' where round <= 10;

-- medicines: codes of receipts -------------------------------------------------------------------------------------------------

-- Which price-list code a code of receipts (医薬品コード, レセプト電算処理システム用コード) stood for, in which period, by which source.
create table receipt_code (
  receipt_code text not null check (receipt_code ~ '^[0-9]{9}$'),
  -- 薬価基準収載医薬品コード
  price_code text not null,
  -- As the source writes it.
  name text not null,
  -- 'ndb-9': the source, by a name of its own.
  source text not null,
  period_from date not null,
  period_to date not null check (period_to > period_from),
  primary key (receipt_code, price_code, source)
);
