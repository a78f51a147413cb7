import { z } from 'zod';
import { defineSettings, openUrl, type ValuesOf } from '../platform/settings.ts';

/** Who vouches for people. */
export const ACCESS_SETTINGS = defineSettings({
  oidcIssuer: {
    name: 'ANTEI_OIDC_ISSUER',
    value: openUrl
      .optional()
      .describe(
        'ログインに使う OpenID Connect の発行者のURL（GビズIDなど）。なければ、この機械からしか開けないサイトに限り、公式の一覧を取り込むまで、起動時に示すリンクを開いた人がお試し用の人物で入れます。一度設定すると、外してもお試し用には戻りません。',
      ),
  },
  oidcClientId: {
    name: 'ANTEI_OIDC_CLIENT_ID',
    value: z
      .string()
      .min(1)
      .optional()
      .describe('発行者に登録したクライアントID。ANTEI_OIDC_ISSUER とともに設定します。'),
  },
  oidcClientSecret: {
    name: 'ANTEI_OIDC_CLIENT_SECRET',
    secret: true,
    value: z
      .string()
      .min(1)
      .optional()
      .describe('発行者から受け取ったクライアントシークレット。なければ公開クライアントとして接続します。'),
  },
  oidcScope: {
    name: 'ANTEI_OIDC_SCOPE',
    value: z
      .string()
      .regex(/\bopenid\b/, 'openid を含む、空白で区切った範囲')
      .default('openid profile')
      .describe('発行者に求める範囲（空白区切り、openid を含む）。'),
  },
  oidcName: {
    name: 'ANTEI_OIDC_NAME',
    value: z
      .string()
      .min(1)
      .max(40)
      .default('外部のID')
      .describe('ログインのボタンに示す、発行者の呼び名（例 GビズID）。'),
  },
});

declare module '../platform/settings.ts' {
  interface Settings extends ValuesOf<typeof ACCESS_SETTINGS> {}
}
