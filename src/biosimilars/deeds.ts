import { defineDeeds } from '../access/model.ts';

/** What this room records in the audit trail, as it is told there. */
export const BIOSIMILARS_DEEDS = defineDeeds({
  'case.submit': '先進事例の投稿',
  'case.change': '先進事例の書き直し',
  'case.withdraw': '先進事例の取り下げ',
  'case.review': '先進事例の確認',
  'seminar.add': 'セミナーの登録',
  'seminar.change': 'セミナーの変更',
  'seminar.cancel': 'セミナーの中止',
  'material.add': '資材の登録',
  'material.withdraw': '資材の取り下げ',
});

declare module '../access/model.ts' {
  interface DeedTable extends Deeds {}
}
type Deeds = typeof BIOSIMILARS_DEEDS;
