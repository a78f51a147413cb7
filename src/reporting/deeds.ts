import { defineDeeds } from '../access/model.ts';

/** What this room records in the audit trail, as it is told there. */
export const REPORTING_DEEDS = defineDeeds({
  'report.submit': '供給状況報告の提出',
  'report.no-change': '「変更なし」の報告',
  'edition.publish': '一覧の公開',
});

declare module '../access/model.ts' {
  interface DeedTable extends Deeds {}
}
type Deeds = typeof REPORTING_DEEDS;
