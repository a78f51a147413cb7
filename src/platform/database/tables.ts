/** The tables as Kysely sees them; `migrations/` is the truth and a test compares the two. */
import type { Generated } from 'kysely';
import type { Json } from './json.ts';
import type { AlertsTables } from './tables-alerts.ts';
import type { IndicatorsTables } from './tables-indicators.ts';
import type { KeepingTables } from './tables-keeping.ts';
import type { MedicinesTables } from './tables-medicines.ts';
import type { RoadmapTables } from './tables-roadmap.ts';

export interface Tables
  extends AlertsTables,
    IndicatorsTables,
    KeepingTables,
    MedicinesTables,
    RoadmapTables {
  product: { id: Generated<number>; yj_code: string };
  worker: {
    id: Generated<number>;
    jobs_pool: string | null;
    started_at: Generated<Date>;
    seen_at: Generated<Date>;
    ended_at: Date | null;
  };
  reference_list: {
    id: Generated<number>;
    kind: 'price' | 'generic-info';
    source: 'official' | 'demo';
    effective_from: string;
    file_name: string;
    sha256: string;
    row_count: number;
    imported_at: Generated<Date>;
    unknown_columns: Json<string[]>;
    missing_columns: Json<string[]>;
    problems: Json<unknown[]>;
  };
  reference_part: {
    kind: 'price' | 'generic-info';
    effective_from: string;
    route: string;
    list_id: number;
    row_count: number;
    content_hash: string;
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
    others: Json<Record<string, string>>;
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
    others: Json<Record<string, string>>;
  };
  edition_date: { as_of: string };
  edition: {
    as_of: string;
    source: 'official' | 'reports' | 'demo';
    file_name: string;
    sha256: string;
    title: string;
    headers: Json<(string | null)[]>;
    extra_columns: Json<{ header: string; cells: (string | number | boolean | null)[] }[]>;
    row_count: number;
    row_products: number[];
    flags: Json<Record<string, string | number | boolean | null>>;
    flag_blank: string | null;
    unkeyed_rows: Json<{ index: number; cells: unknown[] }[]>;
    problems: Json<unknown[]>;
    source_url: string | null;
    source_modified_at: Date | null;
    imported_at: Generated<Date>;
    carried_hash: string | null;
  };
  withdrawn_edition: {
    as_of: string;
    sha256: string;
    source: 'official' | 'demo';
    file_name: string;
    title: string;
    headers: Json<(string | null)[]>;
    extra_columns: Json<{ header: string; cells: (string | number | boolean | null)[] }[]>;
    row_count: number;
    rows: Json<(string | number | boolean | null)[][]>;
    problems: Json<unknown[]>;
    source_url: string | null;
    source_modified_at: Date | null;
    imported_at: Date;
    withdrawn_at: Date;
    by_page: boolean;
    reason: string | null;
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
  confirmation_mail: { recipient: string; asked_at: Date };
  organisation: {
    id: Generated<number>;
    public_id: string;
    kind: string;
    name: string;
    demo: Generated<boolean>;
    created_at: Generated<Date>;
    closed_at: Date | null;
  };
  organisation_maker: {
    mah: string;
    organisation_id: number;
  };
  person: {
    id: Generated<number>;
    public_id: string;
    issuer: string;
    subject: string;
    name: string;
    created_at: Generated<Date>;
  };
  membership: {
    person_id: number;
    organisation_id: number;
    role: 'viewer' | 'editor' | 'admin';
    since: Generated<Date>;
  };
  invitation: {
    hash: string;
    organisation_id: number;
    role: 'viewer' | 'editor' | 'admin';
    note: string;
    created_by: number | null;
    created_at: Date;
    expires_at: Date;
    used_by: number | null;
  };
  trial_end: {
    id: Generated<boolean>;
    ended_at: Generated<Date>;
    why: 'official-list' | 'identity-provider';
  };
  sign_in: {
    state_hash: string;
    sealed: string;
    expires_at: Date;
  };
  session: {
    id: Generated<number>;
    hash: string;
    person_id: number;
    organisation_id: number | null;
    device: string;
    created_at: Date;
    used_at: Date;
    expires_at: Date;
  };
  api_token: {
    id: Generated<number>;
    organisation_id: number;
    name: string;
    hash: string;
    scopes: string[];
    created_by: number;
    created_at: Date;
    used_at: Date | null;
    expires_at: Date;
    revoked_at: Date | null;
  };
  audit_entry: {
    seq: number;
    at: Date;
    person_id: number | null;
    organisation_id: number | null;
    token_id: number | null;
    action: string;
    record: string;
    details: Json<object>;
    previous_hash: string;
    hash: string;
  };
  edition_report: {
    as_of: string;
    product_id: number;
    report_id: number;
    official_cells: Json<(string | number | boolean | null)[]>;
  };
  supply_correction: {
    product_id: number;
    as_of: string;
    corrected_on: string;
  };
  report_submission: {
    id: Generated<number>;
    number: string;
    organisation_id: number;
    person_id: number | null;
    token_id: number | null;
    channel: 'form' | 'file' | 'api';
    kind: 'change' | 'no-change';
    base_as_of: string;
    reported_on: string;
    submitted_at: Date;
    file_name: string | null;
    sha256: string;
    idempotency_key: string | null;
    request_sha256: string | null;
    acknowledged: Generated<Json<unknown[]>>;
  };
  supply_report: {
    id: Generated<number>;
    submission_id: number;
    product_id: number;
    organisation_id: number;
    reported_on: string;
    status: Json<object>;
    cells: Json<(string | number | boolean | null)[]>;
    cells_before: Json<(string | number | boolean | null)[]>;
    corrects_id: number | null;
    official_hash: string;
    overtaken_on: string | null;
    published_on: string | null;
  };
  report_draft: {
    organisation_id: number;
    product_id: number;
    status: Json<object>;
    version: string;
    saved_by: number | null;
    saved_at: Date;
  };
  report_upload: {
    id: string;
    organisation_id: number;
    person_id: number;
    base_as_of: string;
    file_name: string;
    sha256: string;
    content: Json<object>;
    created_at: Date;
    expires_at: Date;
    submission_id: number | null;
  };
  early_warning: {
    id: Generated<number>;
    number: string;
    organisation_id: number;
    person_id: number | null;
    product_id: number;
    reported_on: string;
    content: Json<object>;
    cause: string;
    state: string;
    assignee_id: number | null;
    due_on: string | null;
    received_at: Date;
    resolved_at: Date | null;
    closed_at: Date | null;
    version: Generated<number>;
  };
  early_warning_event: {
    id: Generated<number>;
    warning_id: number;
    at: Date;
    person_id: number | null;
    kind: string;
    content: Json<object>;
  };
  early_warning_file: {
    id: string;
    warning_id: number;
    name: string;
    type: string;
    sha256: string;
    bytes: Buffer;
    added_by: number | null;
    added_at: Date;
  };
  supply_request: {
    id: string;
    warning_id: number;
    product_id: number;
    mah: string;
    message: string;
    due_on: string | null;
    asked_by: number | null;
    asked_at: Date;
    answer: string | null;
    answer_quantity: string | null;
    answer_text: string | null;
    answered_by: number | null;
    answered_at: Date | null;
  };
  source_declaration: {
    product_id: number;
    organisation_id: number;
    single_source: boolean;
    countries: string[];
    declared_by: number | null;
    declared_at: Date;
  };
}
