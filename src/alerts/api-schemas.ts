/** The shapes of the room's public API: the change file and the catalogue, as everybody gets them, and push subscriptions. */
import { z } from 'zod';
import { DIRECTIONS, RESPONSES, VOLUMES } from '../supply/model.ts';
import { TOPICS } from './model.ts';

const keys = <K extends string>(of: Record<K, unknown>) => z.enum(Object.keys(of) as [K, ...K[]]);
const date = z.string().meta({ format: 'date' });
const words = Object.entries(TOPICS)
  .map(([topic, { label }]) => `${topic}=${label}`)
  .join(', ');

/** What an edition brought for one product: all that a message says about it. */
export const NewsItem = z
  .object({
    yjCode: z.string(),
    name: z.string(),
    mah: z.string(),
    topics: z.array(keys(TOPICS)).meta({ description: words }),
    direction: keys(DIRECTIONS).meta({
      description: Object.entries(DIRECTIONS)
        .map(([direction, label]) => `${direction}=${label}`)
        .join(', '),
    }),
    lines: z
      .array(z.object({ label: z.string(), before: z.string(), after: z.string() }))
      .meta({ description: '変わった項目の前と後' }),
    response: keys(RESPONSES).nullable().meta({ description: '変化の後の出荷対応。掲載終了のとき null' }),
    volume: keys(VOLUMES).nullable().meta({ description: '変化の後の出荷量' }),
    since: date.nullable().meta({ description: '今の出荷対応の初めの日（わかるとき）' }),
    reason: z.string().nullable(),
    until: z.string().nullable().meta({ description: '解除・解消の見込み' }),
    replacedBy: z.string().nullable().meta({ description: 'コードが変わったときの新しいYJコード' }),
    candidates: z
      .object({
        normal: z.int(),
        total: z.int(),
        names: z.array(z.object({ yjCode: z.string(), name: z.string() })),
      })
      .meta({
        description:
          '同じ成分・剤形・規格の品目のうち通常出荷の数と、その初めの5品目。代替性は保証しません。',
      }),
  })
  .meta({ id: 'NewsItem' });
export type NewsItem = z.infer<typeof NewsItem>;

export const NewsFile = z
  .object({
    asOf: date,
    revision: z.int().meta({ description: '1から。訂正があると増えます' }),
    items: z.array(NewsItem),
  })
  .meta({ id: 'NewsFile', description: '1回の一覧の知らせのすべて。取り消されたものは含みません。' });
export type NewsFile = z.infer<typeof NewsFile>;

export const NewsEditions = z
  .object({
    items: z.array(
      z.object({ asOf: date, revision: z.int(), count: z.int().meta({ description: '知らせの数' }) }),
    ),
  })
  .meta({ id: 'NewsEditions' });
export type NewsEditions = z.infer<typeof NewsEditions>;

/** One listed product, as little as finding it and showing its state needs; an array, as there are 17,000 of them. */
export const CatalogueRow = z.tuple([
  z.string().meta({ title: 'YJコード' }),
  z.string().meta({ title: '品名' }),
  z.string().meta({ title: '製造販売業者' }),
  z.string().meta({ title: '成分名' }),
  z.string().meta({ title: '規格単位' }),
  keys(RESPONSES).meta({ title: '出荷対応' }),
  keys(VOLUMES).meta({ title: '出荷量' }),
]);
export type CatalogueRow = z.infer<typeof CatalogueRow>;

export const CatalogueFile = z
  .object({ asOf: date.nullable(), items: z.array(CatalogueRow) })
  .meta({ id: 'CatalogueFile', description: '最新の一覧の全品目。YJコードの順。' });
export type CatalogueFile = z.infer<typeof CatalogueFile>;

/** base64url, as browsers write keys (RFC 8291): 65 bytes of P-256 and 16 bytes. */
const base64url = (characters: number) =>
  z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${characters}}={0,2}$`), 'base64url');
const Endpoint = z
  .url({ protocol: /^https$/ })
  .max(1_000)
  .meta({ description: 'プッシュサービスの宛先（https）' });

/** `PushSubscription.toJSON()` of a browser. */
export const PushSubscriptionBody = z
  .object({ endpoint: Endpoint, keys: z.object({ p256dh: base64url(87), auth: base64url(22) }) })
  .meta({ id: 'PushSubscription' });

export const PushEndpointBody = z.object({ endpoint: Endpoint });
