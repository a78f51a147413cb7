import { defineDeeds } from '../access/model.ts';

/** What this room records in the audit trail, as it is told there. */
export const SUPPLY_DEEDS = defineDeeds({
  'edition.withdraw': '一覧の取り下げ',
  'edition.restore': '取り下げた一覧の再掲載',
});

declare module '../access/model.ts' {
  interface DeedTable extends Deeds {}
}
type Deeds = typeof SUPPLY_DEEDS;
