import { resolve } from 'node:path';
import { z } from 'zod';
import { AnteiError } from './errors.ts';
import { shownValue } from './hidden.ts';

// Of settings, of what programs send, of measures: what is wrong with a value is said in Japanese.
z.config(z.locales.ja());

/** An address that is shown or asked without credentials. */
const openUrl = z.url().refine((text) => !/:\/\/[^/?#]*@/.test(text), '利用者名やパスワードを含まないURL');
const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');

/**
 * Every setting, by its environment variable. The description is the documentation: docs/reference/settings.md is
 * generated from this table and a test keeps it true. A variable that starts with ANTEI_ and is not here is refused.
 */
export const SETTINGS = {
  ANTEI_DATA: z
    .string()
    .min(1)
    .default('./data')
    .describe('データを置くフォルダー（組み込みデータベースを含む）。コマンドの --data が優先されます。'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080).describe('サイトが待ち受けるポート。'),
  ANTEI_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe(
      'サイトが待ち受けるアドレス（名前を書いたときは、その最初のアドレスだけ）。外に公開するときは前段の中継（TLS）を置きます。',
    ),
  ANTEI_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine((url) => /^https?:\/\/[^@?#]+$/i.test(url), '利用者名や ?、# のないURL')
    .optional()
    .describe(
      '公開するときのサイトのURL（例 https://antei.example）。フィードなどの絶対リンクに使い、フォームはこのアドレスのページからだけ受け付けます。ANTEI_HOST がこの機械の外からも開けるアドレスのときと、中継の後ろに置くときは必ず要ります。',
    ),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'postgres:// で始まる接続先')
    .optional()
    .describe(
      '使うPostgreSQL（14以上）の接続先。なければ組み込みのPostgreSQLをデータのフォルダーで動かします。',
    ),
  ANTEI_DEMO: onOff
    .default(true)
    .describe(
      'データが1件もないときにデモの一覧を読み込むか（on / off）。公式の一覧を取り込むとデモは消えます。',
    ),
  ANTEI_SUPPLY_PAGE: openUrl
    // The page that carries the Excel list (facts K: 04_00003.html, kept beside the official system); its folder is spelt
    // kouhatu, not kouhatsu. Not opened from here: public readers of the list all fetch this address.
    .default(
      'https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/kenkou_iryou/iryou/kouhatu-iyaku/04_00003.html',
    )
    .describe('公式の供給状況一覧が掲載されるページ。'),
  ANTEI_FETCH: onOff.default(false).describe('公式の一覧を1日に数回、自動で取りに行くか（on / off）。'),
  ANTEI_FETCH_SCHEDULE: z
    .string()
    .regex(/^\S+ \S+ \S+ \S+ \S+$/, 'cron の5項目')
    .default('20 5-13 * * *')
    .describe('自動で取りに行く時刻（cron形式、UTC）。既定は日本時間の14:20から22:20まで毎時。'),
  ANTEI_FETCH_MAX_MB: z.coerce
    .number()
    .positive()
    .max(500)
    .default(20)
    .describe('取得と取り込みで受け付けるファイルの大きさの上限（MB）。'),
  ANTEI_UNPACKED_MAX_MB: z.coerce
    .number()
    .positive()
    .max(4000)
    .default(200)
    .describe('xlsxを展開した後の大きさの上限（MB）。超えるものは展開せずに断ります。'),
  ANTEI_READ_SECONDS: z.coerce
    .number()
    .positive()
    .max(3600)
    .default(30)
    .describe(
      '送られたファイルと取得した一覧を1つ読むのにかけてよい時間（秒）。超えると読むのをやめ、送った人に知らせます。',
    ),
  ANTEI_READ_MEMORY_MB: z.coerce
    .number()
    .int()
    .min(200)
    .max(64_000)
    .default(800)
    .describe(
      '送られたファイルと取得した一覧を読む専用のプロセスが使ってよいメモリー（MB）。サイトとワーカーに1つずつあります。',
    ),
  ANTEI_BODIES_MB: z.coerce
    .number()
    .int()
    .min(20)
    .max(64_000)
    .default(200)
    .describe(
      '送られてきた内容（ファイル、フォーム、JSON）をサイトが同時に持つ大きさの上限（MB）。半分はログインした人とAPIトークン、半分はそのほかの人の分で、1つのアドレスはその5分の1までです。超えるものは、読む前に「あとでもう一度」と答えます。',
    ),
  ANTEI_API_RATE: z.coerce
    .number()
    .int()
    .positive()
    .default(60_000)
    .describe('APIを1つのアドレスから1分間に呼べる回数。'),
  ANTEI_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe(
      '品目リストの鍵、配信停止の鍵、Web Push と Webhook の鍵の元になる秘密（32字以上）。なければ最初の起動でデータのフォルダーに作ります。複数の機械で動かすときは同じ値を設定します。',
    ),
  ANTEI_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'smtp:// か smtps:// で始まる接続先')
    .refine(
      (url) => URL.canParse(url),
      'smtp://利用者:パスワード@ホスト:ポート の形（利用者名とパスワードの中の記号は %23 のように書く）',
    )
    .optional()
    .describe(
      'お知らせのメールを渡すSMTPサーバー（smtp://利用者:パスワード@ホスト:ポート）。なければ .eml ファイルをデータのフォルダーの outbox に置きます。',
    ),
  ANTEI_MAIL_FROM: z
    .string()
    .regex(/@/, '差出人のメールアドレス')
    .default('安定 Antei <antei@localhost>')
    .describe('お知らせのメールの差出人。'),
  ANTEI_DIGEST_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '時刻（例 18:30）')
    .default('18:30')
    .describe('1日1回のお知らせを送る時刻（日本時間）。'),
  ANTEI_PUBLISH_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '時刻（例 18:00）')
    .default('18:00')
    .describe('受け付けた供給状況報告を、その日の一覧として毎日公開する時刻（日本時間）。'),
  ANTEI_OIDC_ISSUER: openUrl
    .optional()
    .describe(
      'ログインに使う OpenID Connect の発行者のURL（GビズIDなど）。なければ、この機械からしか開けないサイトに限り、公式の一覧を取り込むまで、起動時に示すリンクを開いた人がお試し用の人物で入れます。一度設定すると、外してもお試し用には戻りません。',
    ),
  ANTEI_OIDC_CLIENT_ID: z
    .string()
    .min(1)
    .optional()
    .describe('発行者に登録したクライアントID。ANTEI_OIDC_ISSUER とともに設定します。'),
  ANTEI_OIDC_CLIENT_SECRET: z
    .string()
    .min(1)
    .optional()
    .describe('発行者から受け取ったクライアントシークレット。なければ公開クライアントとして接続します。'),
  ANTEI_OIDC_SCOPE: z
    .string()
    .regex(/\bopenid\b/, 'openid を含む、空白で区切った範囲')
    .default('openid profile')
    .describe('発行者に求める範囲（空白区切り、openid を含む）。'),
  ANTEI_OIDC_NAME: z
    .string()
    .min(1)
    .max(40)
    .default('外部のID')
    .describe('ログインのボタンに示す、発行者の呼び名（例 GビズID）。'),
  ANTEI_STOP_SECONDS: z.coerce
    .number()
    .min(0)
    .max(600)
    .default(7)
    .describe(
      '止めるときに、途中の要求と仕事を待つ秒数の上限。過ぎたものは打ち切り、仕事は次の起動でやり直します。',
    ),
  ANTEI_LOG: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .describe('記録の詳しさ（silent / error / warn / info / debug）。'),
} as const;

const NAMES = {
  dataDir: 'ANTEI_DATA',
  port: 'PORT',
  host: 'ANTEI_HOST',
  publicUrl: 'ANTEI_PUBLIC_URL',
  databaseUrl: 'DATABASE_URL',
  demo: 'ANTEI_DEMO',
  supplyPage: 'ANTEI_SUPPLY_PAGE',
  fetch: 'ANTEI_FETCH',
  fetchSchedule: 'ANTEI_FETCH_SCHEDULE',
  fetchMaxMb: 'ANTEI_FETCH_MAX_MB',
  unpackedMaxMb: 'ANTEI_UNPACKED_MAX_MB',
  readSeconds: 'ANTEI_READ_SECONDS',
  readMemoryMb: 'ANTEI_READ_MEMORY_MB',
  bodiesMb: 'ANTEI_BODIES_MB',
  apiRate: 'ANTEI_API_RATE',
  secret: 'ANTEI_SECRET',
  smtpUrl: 'ANTEI_SMTP_URL',
  mailFrom: 'ANTEI_MAIL_FROM',
  digestAt: 'ANTEI_DIGEST_AT',
  publishAt: 'ANTEI_PUBLISH_AT',
  oidcIssuer: 'ANTEI_OIDC_ISSUER',
  oidcClientId: 'ANTEI_OIDC_CLIENT_ID',
  oidcClientSecret: 'ANTEI_OIDC_CLIENT_SECRET',
  oidcScope: 'ANTEI_OIDC_SCOPE',
  oidcName: 'ANTEI_OIDC_NAME',
  stopSeconds: 'ANTEI_STOP_SECONDS',
  log: 'ANTEI_LOG',
} as const satisfies Record<string, keyof typeof SETTINGS>;

export type Settings = { [K in keyof typeof NAMES]: z.output<(typeof SETTINGS)[(typeof NAMES)[K]]> };

/**
 * Reads the settings from an environment. Blank variables count as absent.
 * @throws AnteiError `wrong-setting`, naming each wrong variable, its value where it is no secret, and what is accepted.
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const wrong: string[] = [];
  for (const name of Object.keys(env)) {
    if (name.startsWith('ANTEI_') && !(name in SETTINGS) && !name.startsWith('ANTEI_TEST_')) {
      wrong.push(`${name} という設定はありません`);
    }
  }
  const read: Record<string, unknown> = {};
  for (const [key, name] of Object.entries(NAMES)) {
    const result = SETTINGS[name].safeParse(env[name] === '' ? undefined : env[name]);
    if (result.success) read[key] = result.data;
    else
      wrong.push(
        `${shownValue(name, env[name])}（${result.error.issues.map((issue) => issue.message).join('、')}）`,
      );
  }
  if (wrong.length > 0) throw new AnteiError('wrong-setting', wrong.join('；'));
  const settings = read as Settings;
  return { ...settings, dataDir: resolve(settings.dataDir) };
}
