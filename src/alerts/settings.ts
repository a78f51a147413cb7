import { z } from 'zod';
import { defineSettings, timeOfDay, type ValuesOf } from '../platform/settings.ts';

/** How messages go out. */
export const ALERTS_SETTINGS = defineSettings({
  smtpUrl: {
    name: 'ANTEI_SMTP_URL',
    secret: true,
    value: z
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
  },
  mailFrom: {
    name: 'ANTEI_MAIL_FROM',
    value: z
      .string()
      .regex(/@/, '差出人のメールアドレス')
      .default('安定 Antei <antei@localhost>')
      .describe('お知らせのメールの差出人。'),
  },
  digestAt: {
    name: 'ANTEI_DIGEST_AT',
    value: timeOfDay('18:30').default('18:30').describe('1日1回のお知らせを送る時刻（日本時間）。'),
  },
});

declare module '../platform/settings.ts' {
  interface Settings extends ValuesOf<typeof ALERTS_SETTINGS> {}
}
