import { resolve } from 'node:path';
import { z } from 'zod';
import { AnteiError } from './errors.ts';
import { hideSetting, shownValue } from './hidden.ts';

// Zod's messages are in Japanese, for settings, for what programs send and for measures alike.
z.config(z.locales.ja());

/** One setting. */
export interface Setting<T = unknown> {
  /** Its environment variable. */
  name: string;
  /** What it may be, its default, and its description, from which docs/reference/settings.md is made. */
  value: z.ZodType<T>;
  /** Never shown, not even where it is wrong: a secret itself, or an address whose form carries a password. */
  secret?: true;
}

/** Settings by the word under which the code knows them. */
export type SettingsTable = Readonly<Record<string, Setting>>;

/** The values of a table. */
export type ValuesOf<T extends SettingsTable> = { [K in keyof T]: z.output<T[K]['value']> };

/** The settings of a room, or of the ground floor. */
export function defineSettings<const T extends SettingsTable>(table: T): T {
  for (const { name, secret } of Object.values(table)) if (secret) hideSetting(name);
  return table;
}

/** An address that is shown or asked without credentials. */
export const openUrl = z
  .url()
  .refine((text) => !/:\/\/[^/?#]*@/.test(text), '利用者名やパスワードを含まないURL');
export const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');
/** `18:30` */
export const timeOfDay = (example: string) =>
  z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, `時刻（例 ${example}）`);

/** What the ground floor, and the roof itself, want to know. */
export const GROUND_SETTINGS = defineSettings({
  dataDir: {
    name: 'ANTEI_DATA',
    value: z
      .string()
      .min(1)
      .default('./data')
      .describe('データを置くフォルダー（組み込みデータベースを含む）。コマンドの --data が優先されます。'),
  },
  port: {
    name: 'PORT',
    value: z.coerce.number().int().min(0).max(65_535).default(8080).describe('サイトが待ち受けるポート。'),
  },
  host: {
    name: 'ANTEI_HOST',
    value: z
      .string()
      .min(1)
      .default('127.0.0.1')
      .describe(
        'サイトが待ち受けるアドレス（名前を書いたときは、その最初のアドレスだけ）。外に公開するときは前段の中継（TLS）を置きます。',
      ),
  },
  publicUrl: {
    name: 'ANTEI_PUBLIC_URL',
    value: z
      .url({ protocol: /^https?$/ })
      .refine((url) => /^https?:\/\/[^@?#]+$/i.test(url), '利用者名や ?、# のないURL')
      .optional()
      .describe(
        '公開するときのサイトのURL（例 https://antei.example）。フィードなどの絶対リンクに使い、フォームはこのアドレスのページからだけ受け付けます。ANTEI_HOST がこの機械の外からも開けるアドレスのときと、中継の後ろに置くときは必ず要ります。',
      ),
  },
  proxies: {
    name: 'ANTEI_PROXIES',
    value: z
      .string()
      .transform((text) => text.split(',').map((one) => one.trim()))
      .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], 'IPアドレスか、その範囲')))
      .optional()
      .describe(
        '前段の中継（リバースプロキシ）のIPアドレスか範囲（例 172.31.80.0/24）。いくつかあるときはコンマで区切ります。ここから来た要求だけ、X-Forwarded-For に書かれたアドレスを、回数と大きさの上限を数える相手とします。この機械自身（127.0.0.1、::1）は、書かなくても含まれます。',
      ),
  },
  databaseUrl: {
    name: 'DATABASE_URL',
    secret: true,
    value: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'postgres:// で始まる接続先')
      .optional()
      .describe(
        '使うPostgreSQL（14以上）の接続先。なければ組み込みのPostgreSQLをデータのフォルダーで動かします。複数の機械にあるときは postgres://利用者@機械1:5432,機械2:5432/名前 のように並べると、書き込めるものを探してつなぎ、切り替わったときは探し直します。',
      ),
  },
  readDatabaseUrl: {
    name: 'ANTEI_READ_DATABASE_URL',
    secret: true,
    value: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'postgres:// で始まる接続先')
      .optional()
      .describe(
        'DATABASE_URL のデータベースの読み取り専用の複製（ストリーミングレプリケーションなど）の接続先。公開のページとAPIはここから読み、書くものは DATABASE_URL に送ります。複製が答えない間は DATABASE_URL から読みます。複数を並べられます。なければすべて DATABASE_URL を使います。',
      ),
  },
  fetchMaxMb: {
    name: 'ANTEI_FETCH_MAX_MB',
    value: z.coerce
      .number()
      .positive()
      .max(500)
      .default(20)
      .describe('取得と取り込みで受け付けるファイルの大きさの上限（MB）。'),
  },
  unpackedMaxMb: {
    name: 'ANTEI_UNPACKED_MAX_MB',
    value: z.coerce
      .number()
      .positive()
      .max(4000)
      .default(200)
      .describe('xlsxを展開した後の大きさの上限（MB）。超えるものは展開せずに断ります。'),
  },
  readSeconds: {
    name: 'ANTEI_READ_SECONDS',
    value: z.coerce
      .number()
      .positive()
      .max(3600)
      .default(30)
      .describe(
        '送られたファイルと取得した一覧を1つ読むのにかけてよい時間（秒）。超えると読むのをやめ、送った人に知らせます。',
      ),
  },
  readMemoryMb: {
    name: 'ANTEI_READ_MEMORY_MB',
    value: z.coerce
      .number()
      .int()
      .min(200)
      .max(64_000)
      .default(800)
      .describe(
        '送られたファイルと取得した一覧を読む専用のプロセスが使ってよいメモリー（MB）。サイトとワーカーに1つずつあります。',
      ),
  },
  bodiesMb: {
    name: 'ANTEI_BODIES_MB',
    value: z.coerce
      .number()
      .int()
      .min(20)
      .max(64_000)
      .default(200)
      .describe(
        '送られてきた内容（ファイル、フォーム、JSON）をサイトが同時に持つ大きさの上限（MB）。半分はログインした人とAPIトークン、半分はそのほかの人の分で、1つのアドレスはその5分の1までです。超えるものは、読む前に「あとでもう一度」と答えます。',
      ),
  },
  apiRate: {
    name: 'ANTEI_API_RATE',
    value: z.coerce
      .number()
      .int()
      .positive()
      .default(60_000)
      .describe('APIを1つのアドレスから1分間に呼べる回数。'),
  },
  secret: {
    name: 'ANTEI_SECRET',
    secret: true,
    value: z
      .string()
      .min(32)
      .optional()
      .describe(
        '品目リストの鍵、配信停止の鍵、Web Push と Webhook の鍵の元になる秘密（32字以上）。なければ最初の起動でデータのフォルダーに作ります。複数の機械で動かすときは同じ値を設定します。',
      ),
  },
  store: {
    name: 'ANTEI_STORE',
    value: z
      .string()
      .regex(
        /^(?!s3:)|^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w.-]+)*$/,
        's3://バケット/接頭辞 か、フォルダー',
      )
      .transform((place) => (place.startsWith('s3://') ? place : resolve(place)))
      .optional()
      .describe(
        '複数の機械で1つのデータベースを使うとき、集計のファイルなどを置く共有の保管場所：前もって作った共有フォルダー（例 /mnt/antei/store）か、S3互換の s3://バケット/接頭辞。サイトごとに別の場所を、どの機械でも同じ値で指定します。なければ、データのフォルダーだけを使います（機械が1台のときは、それで足ります）。',
      ),
  },
  storeEndpoint: {
    name: 'ANTEI_STORE_ENDPOINT',
    value: openUrl
      .optional()
      .describe(
        'ANTEI_STORE や取り込むファイルが s3:// のときの接続先（例 https://s3.example.jp）。なければ ANTEI_STORE_REGION のAWSです。',
      ),
  },
  storeRegion: {
    name: 'ANTEI_STORE_REGION',
    value: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/, '地域の名前')
      .default('ap-northeast-1')
      .describe('ANTEI_STORE が s3:// のときの地域（リージョン）の名前。'),
  },
  storePathStyle: {
    name: 'ANTEI_STORE_PATH_STYLE',
    value: onOff
      .optional()
      .describe(
        'ANTEI_STORE が s3:// のとき、バケットの名前をパスに書くか（on）、ホスト名の前に書くか（off）。なければ、ANTEI_STORE_ENDPOINT があれば on、なければ off です。',
      ),
  },
  storeKeyId: {
    name: 'ANTEI_STORE_KEY_ID',
    secret: true,
    value: z.string().min(1).optional().describe('ANTEI_STORE が s3:// のときのアクセスキーのID。'),
  },
  storeKey: {
    name: 'ANTEI_STORE_KEY',
    secret: true,
    value: z.string().min(1).optional().describe('ANTEI_STORE が s3:// のときのシークレットアクセスキー。'),
  },
  processes: {
    name: 'ANTEI_PROCESSES',
    value: z.coerce
      .number()
      .int()
      .min(1)
      .max(8)
      .default(1)
      .describe(
        'サイトのプロセスの数。2以上にすると、だれでも見られるページを作る仕事を、ほかのプロセスに分けます（1つ増えるごとにメモリーが約0.5 GB、データベースの接続が10まで増えます）。読者とのやりとり、ログイン、報告の受け付け、APIは最初のプロセスが行い、どのページも同じ時点のデータを示します。',
      ),
  },
  stopSeconds: {
    name: 'ANTEI_STOP_SECONDS',
    value: z.coerce
      .number()
      .min(0)
      .max(600)
      .default(7)
      .describe(
        '止めるときに、途中の要求と仕事を待つ秒数の上限。過ぎたものは打ち切り、仕事は次の起動でやり直します。',
      ),
  },
  log: {
    name: 'ANTEI_LOG',
    value: z
      .enum(['silent', 'error', 'warn', 'info', 'debug'])
      .default('info')
      .describe('記録の詳しさ（silent / error / warn / info / debug）。'),
  },
});

/**
 * Every setting's value. Those of the rooms join it where they are defined (`settings.ts` of a room); `app/settings.ts` reads all.
 */
export interface Settings extends ValuesOf<typeof GROUND_SETTINGS> {}

/**
 * Reads settings from an environment. Blank variables count as absent, and a variable that starts with ANTEI_ and is in no table
 * is refused, so that a typing error is seen.
 * @throws AnteiError `wrong-setting`, naming each wrong variable, its value where it is no secret, and what is accepted.
 */
export function readSettingsOf(table: SettingsTable, env: Record<string, string | undefined>): Settings {
  const wrong: string[] = [];
  const names = new Set(Object.values(table).map(({ name }) => name));
  for (const name of Object.keys(env)) {
    if (name.startsWith('ANTEI_') && !names.has(name) && !name.startsWith('ANTEI_TEST_')) {
      wrong.push(`${name} という設定はありません`);
    }
  }
  const read: Record<string, unknown> = {};
  for (const [key, { name, value }] of Object.entries(table)) {
    const result = value.safeParse(env[name] === '' ? undefined : env[name]);
    if (result.success) read[key] = result.data;
    else
      wrong.push(
        `${shownValue(name, env[name])}（${result.error.issues.map((issue) => issue.message).join('、')}）`,
      );
  }
  if (wrong.length > 0) throw new AnteiError('wrong-setting', wrong.join('；'));
  const settings = read as unknown as Settings;
  return { ...settings, dataDir: resolve(settings.dataDir) };
}
