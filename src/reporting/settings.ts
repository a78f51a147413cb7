import { defineSettings, timeOfDay, type ValuesOf } from '../platform/settings.ts';

/** When reports become an edition. */
export const REPORTING_SETTINGS = defineSettings({
  publishAt: {
    name: 'ANTEI_PUBLISH_AT',
    value: timeOfDay('18:00')
      .default('18:00')
      .describe('受け付けた供給状況報告を、その日の一覧として毎日公開する時刻（日本時間）。'),
  },
});

declare module '../platform/settings.ts' {
  interface Settings extends ValuesOf<typeof REPORTING_SETTINGS> {}
}
