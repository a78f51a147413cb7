import { z } from 'zod';
import { defineSettings, onOff, openUrl, type ValuesOf } from '../platform/settings.ts';
import { parseMakerSites } from './words/maker-sites.ts';

/** Settings for where the official list comes from. */
export const SUPPLY_SETTINGS = defineSettings({
  demo: {
    name: 'ANTEI_DEMO',
    value: onOff
      .default(true)
      .describe(
        'データが1件もないときにデモの一覧を読み込むか（on / off）。公式の一覧を取り込むとデモは消えます。',
      ),
  },
  supplyPage: {
    name: 'ANTEI_SUPPLY_PAGE',
    value: openUrl
      // The page that carries the Excel list (facts K: 04_00003.html, kept beside the official system); its folder is spelt
      // kouhatu, not kouhatsu. Not opened from here: public readers of the list all fetch this address.
      .default(
        'https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/kenkou_iryou/iryou/kouhatu-iyaku/04_00003.html',
      )
      .describe('公式の供給状況一覧が掲載されるページ。'),
  },
  makerSites: {
    name: 'ANTEI_MAKER_SITES',
    value: z
      .string()
      .refine((text) => parseMakerSites(text) !== null, '「会社名=https://…」を「;」で区切ったもの')
      .default('')
      .describe(
        '製造販売業者のサイト。品目のページからリンクします。「会社名=https://…」を「;」で区切って並べます（会社名は一覧にあるとおり）。書いていない会社のリンクは出ません。',
      ),
  },
  fetch: {
    name: 'ANTEI_FETCH',
    value: onOff.default(false).describe('公式の一覧を1日に数回、自動で取りに行くか（on / off）。'),
  },
  fetchSchedule: {
    name: 'ANTEI_FETCH_SCHEDULE',
    value: z
      .string()
      .regex(/^\S+ \S+ \S+ \S+ \S+$/, 'cron の5項目')
      .default('20 5-13 * * *')
      .describe('自動で取りに行く時刻（cron形式、UTC）。既定は日本時間の14:20から22:20まで毎時。'),
  },
});

declare module '../platform/settings.ts' {
  interface Settings extends ValuesOf<typeof SUPPLY_SETTINGS> {}
}
