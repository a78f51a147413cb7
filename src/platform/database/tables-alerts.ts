/** The tables of alerts, a part of tables.ts. */
import type { Generated } from 'kysely';
import type { Json } from './json.ts';

export interface AlertsTables {
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
  news: {
    as_of: string;
    product_id: number;
    revision: Generated<number>;
    topics: number;
    content: Json<object>;
    void: Generated<boolean>;
    returned: Generated<boolean>;
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
    withdrawal: Generated<boolean>;
    claimed_by: number | null;
  };
  outbox_block: {
    id: Generated<number>;
    as_of: string;
    revision: number;
    due_now: Date;
    due_daily: Date;
    messages: Buffer;
  };
  watch_rule: { list_id: number; kind: 'ingredient' | 'class' | 'mah' | 'essential'; value: string };
  watch_posting: { product_id: number; wants: number; block: number; channels: number[] };
}
