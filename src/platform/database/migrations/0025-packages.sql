-- medicines: packages and their codes (MEDIS-DC), and the receipt master (医薬品マスター) ---------------------------------------------

alter table reference_list drop constraint reference_list_kind_check,
  add constraint reference_list_kind_check
    check (kind in ('price', 'generic-info', 'generic-names', 'packages', 'receipt-codes'));
alter table reference_part drop constraint reference_part_kind_check,
  add constraint reference_part_kind_check
    check (kind in ('price', 'generic-info', 'generic-names', 'packages', 'receipt-codes'));

create table package (
  list_id integer not null references reference_list on delete cascade,
  effective_from date not null,
  -- 'gtin': the list of codes of packages (A_YYYYMMDD_2); 'hot': HOTコードマスター, which has the seller.
  layout text not null check (layout in ('gtin', 'hot')),
  -- Its place among the packages of the file, from 1.
  place integer not null,
  -- 個別医薬品コード, else 薬価基準収載医薬品コード; null where the list has neither.
  yj_code text,
  name text not null,
  -- 製造販売業者 or 製造会社, and 販売会社.
  mah text,
  seller text,
  -- 包装形態 (ＰＴＰ), what one holds (10錠), and all of it (100錠).
  form text,
  unit text,
  total text,
  -- GTIN-14 of 調剤包装単位, 販売包装単位 and 元梱包装単位; JAN of 13 digits; HOT13.
  dispensing_gtin text,
  sales_gtin text,
  case_gtin text,
  jan text,
  hot text,
  -- 販売中止, 最終ロット期限, as the list writes them.
  discontinued text,
  last_lot text,
  primary key (effective_from, layout, place)
);
create index package_list_id on package (list_id);
create index package_yj_code on package (yj_code);

-- What a package is found by: each of its codes, the JAN as the GTIN-14 that it is (0 before it).
create table package_code (
  list_id integer not null references reference_list on delete cascade,
  effective_from date not null,
  code text not null,
  layout text not null,
  place integer not null,
  primary key (code, effective_from, layout, place)
);
create index package_code_list_id on package_code (list_id);

-- Rows of the receipt master as they came: whole files and files of differences, in which a changed row fills only what changed. What a
-- code means on a day is put together from its rows in the order of dates, so that the order of imports does not matter.
create table receipt_medicine (
  list_id integer not null references reference_list on delete cascade,
  effective_from date not null,
  part text not null check (part in ('whole', 'difference')),
  -- 医薬品コード, nine digits.
  receipt_code text not null,
  -- 変更区分: 0 unchanged, 1 deleted, 3 new, 5 changed, 9 abolished.
  change smallint not null check (change in (0, 1, 3, 5, 9)),
  -- Null, as the next ones, where the row says nothing of it. 薬価基準収載医薬品コード; 漢字名称.
  price_code text,
  name text,
  -- 変更年月日, 廃止年月日, 経過措置年月日; 'infinity' where the row says that there is none.
  changed_on date,
  ended_on date,
  usable_until date,
  -- The whole row, blank cells as ''.
  cells text[] not null,
  primary key (receipt_code, effective_from, part)
);
create index receipt_medicine_list_id on receipt_medicine (list_id);
