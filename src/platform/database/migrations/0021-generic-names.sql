-- medicines: 一般名処方マスタ, the ministry's standard names of prescriptions by generic name ---------------------------------------

alter table reference_list drop constraint reference_list_kind_check,
  add constraint reference_list_kind_check check (kind in ('price', 'generic-info', 'generic-names'));
alter table reference_part drop constraint reference_part_kind_check,
  add constraint reference_part_kind_check check (kind in ('price', 'generic-info', 'generic-names'));

create table generic_name (
  list_id integer not null references reference_list on delete cascade,
  effective_from date not null,
  -- 一般名コード: the first nine characters of the products' codes and ZZZ; with a letter in the ninth place an exception (例外コード).
  code text not null,
  route text not null,
  -- 一般名処方の標準的な記載, verbatim: 【般】ロキソプロフェンＮａ錠６０ｍｇ
  name text not null,
  ingredient text not null,
  strength text not null,
  -- 薬価基準収載医薬品コード of the products that an exception stands for; empty for all others.
  products text[] not null,
  -- Verbatim cells of the other columns, by header.
  others jsonb not null,
  primary key (effective_from, code)
);
create index generic_name_list_id on generic_name (list_id);
