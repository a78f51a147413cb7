import { defineDeeds } from '../access/model.ts';

/** What this room records in the audit trail, as it is told there. */
export const ROADMAP_DEEDS = defineDeeds({
  'roadmap.status': 'ロードマップの取組の状態の登録',
  'roadmap.point': 'ロードマップのKPIの値の登録',
  'roadmap.target': 'ロードマップの目標の登録',
  'roadmap.comment': 'ロードマップへの専門家の意見の登録',
  'roadmap.withdraw': 'ロードマップの登録の取り下げ',
});

declare module '../access/model.ts' {
  interface DeedTable extends Deeds {}
}
type Deeds = typeof ROADMAP_DEEDS;
