import { z } from 'zod';
import { defineSettings, type ValuesOf } from '../platform/settings.ts';

/** Who runs the site, as its readers are told. */
export const WEB_SETTINGS = defineSettings({
  operator: {
    name: 'ANTEI_OPERATOR',
    value: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe('サイトの運営者の名前。「このサイトについて」「プライバシー」などのページに示します。'),
  },
  contact: {
    name: 'ANTEI_CONTACT',
    value: z
      .union([z.email(), z.url({ protocol: /^https$/ })])
      .optional()
      .describe(
        'データの誤りやサイトについての連絡先。メールアドレスか、https で始まる問い合わせページのURL。',
      ),
  },
});

declare module '../platform/settings.ts' {
  interface Settings extends ValuesOf<typeof WEB_SETTINGS> {}
}
