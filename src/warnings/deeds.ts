import { defineDeeds } from '../access/model.ts';

/** What this room records in the audit trail, as it is told there. */
export const WARNINGS_DEEDS = defineDeeds({
  'warning.submit': '供給不安報告の提出',
  'warning.change': '供給不安報告の修正',
  'warning.state': '供給不安報告の状態の変更',
  'warning.assign': '供給不安報告の担当と期限',
  'warning.log': '供給不安報告の連絡記録',
  'warning.file': '供給不安報告の添付',
  'warning.read': '供給不安報告の閲覧',
  'warning.export': '供給不安報告の書き出し',
  'request.ask': '増産の依頼',
  'request.answer': '増産の依頼への回答',
  'source.declare': '原薬の調達元の申告',
});

declare module '../access/model.ts' {
  interface DeedTable extends Deeds {}
}
type Deeds = typeof WARNINGS_DEEDS;
