/** The tables as Kysely sees them; `migrations/` is the truth and a test compares the two. */
import type { ColumnType, Generated } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

export interface Tables {
  product: { id: Generated<number>; yj_code: string };
  reference_list: {
    id: Generated<number>;
    kind: 'price' | 'generic-info';
    source: 'official' | 'demo';
    effective_from: string;
    file_name: string;
    sha256: string;
    row_count: number;
    imported_at: Generated<Date>;
  };
  price: {
    list_id: number;
    effective_from: string;
    route: string;
    code: string;
    ingredient: string;
    strength: string;
    name: string;
    mah: string | null;
    amount: number;
    is_generic: boolean;
    is_originator: boolean;
    expires_on: string | null;
    note: string | null;
  };
  generic_info: {
    list_id: number;
    effective_from: string;
    code: string;
    ingredient: string;
    name: string;
    class: string | null;
    listed_on: string | null;
    expires_on: string | null;
    excluded_from_premium: boolean;
  };
  edition: {
    as_of: string;
    source: 'official' | 'demo';
    file_name: string;
    sha256: string;
    title: string;
    headers: Json<string[]>;
    column_formats: Json<(string | null)[]>;
    row_count: number;
    row_products: number[];
    flags: Json<Record<string, string>>;
    unkeyed_rows: Json<{ index: number; cells: unknown[] }[]>;
    problems: Json<unknown[]>;
    source_url: string | null;
    source_modified_at: Date | null;
    imported_at: Generated<Date>;
  };
  supply_version: {
    id: Generated<number>;
    product_id: number;
    hash: string;
    cells: Json<(string | number | boolean | null)[]>;
    name: string;
    ingredient: string;
    strength: string;
    therapeutic_class: string;
    mah: string;
    route: string;
    category: string;
    basic_medicine: boolean;
    essential_supply: string | null;
    listed_on: string | null;
    response: string;
    response_updated_on: string | null;
    reason: string;
    outlook: string;
    outlook_text: string | null;
    forecast_event: string | null;
    forecast_earliest: string | null;
    forecast_latest: string | null;
    volume: string;
    volume_outlook: string | null;
    volume_outlook_percent: number | null;
    updated_on: string | null;
  };
  supply_interval: {
    product_id: number;
    valid_from: string;
    valid_to: string | null;
    version_id: number | null;
  };
  supply_change: {
    as_of: string;
    product_id: number;
    seq: Generated<number>;
    previous_as_of: string;
    name: string;
    kinds: string[];
    before: Json<Record<string, string | number | boolean | null>>;
    after: Json<Record<string, string | number | boolean | null>>;
    direction: string;
    notable: boolean;
    rule_version: number;
    retracted: Generated<boolean>;
  };
  edition_count: {
    as_of: string;
    category: string;
    response: string;
    volume: string;
    reason: string;
    products: number;
  };
  public_revision: { id: Generated<boolean>; revision: number };
  source_check: {
    id: Generated<number>;
    source: string;
    url: string;
    checked_at: Date;
    outcome: 'imported' | 'unchanged' | 'refused' | 'failed';
    http_status: number | null;
    etag: string | null;
    as_of: string | null;
    message: string;
    file_url: string | null;
    source_modified_at: Date | null;
    retry_at: Date | null;
  };
  watch_list: {
    id: Generated<number>;
    public_id: string;
    name: string;
    wants: number;
    picked: Generated<number[]>;
    products: Generated<number[]>;
    created_at: Generated<Date>;
    used_at: Generated<Date>;
  };
  watch_rule: { list_id: number; kind: 'ingredient' | 'class' | 'mah' | 'essential'; value: string };
  watch_channel: {
    id: Generated<number>;
    list_id: number | null;
    kind: 'email' | 'webhook' | 'push' | 'device';
    address: string;
    rhythm: Generated<'now' | 'daily'>;
    created_at: Generated<Date>;
    confirmed_at: Date | null;
    confirm_by: Date | null;
    failures: Generated<number>;
    disabled_at: Date | null;
    disabled_why: string | null;
  };
  watch_posting: { product_id: number; wants: number; block: number; channels: number[] };
  news: {
    as_of: string;
    product_id: number;
    revision: Generated<number>;
    topics: number;
    content: Json<object>;
    void: Generated<boolean>;
  };
  outbox: {
    channel_id: number;
    as_of: string;
    revision: Generated<number>;
    products: number[];
    state: Generated<'due' | 'sent' | 'failed' | 'void'>;
    attempts: Generated<number>;
    due_at: Date;
    sent_at: Date | null;
    error: string | null;
  };
  outbox_block: {
    id: Generated<number>;
    as_of: string;
    revision: number;
    due_now: Date;
    due_daily: Date;
    messages: Buffer;
  };
  confirmation_mail: { recipient: string; asked_at: Date };
}
