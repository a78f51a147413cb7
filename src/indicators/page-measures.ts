/** The measures that pages are made of, by what they are there for (defined in measures/*.json), and what else their addresses say. */
export const GENERIC = {
  volume: 'generic-volume-share',
  value: 'generic-value-share',
  /** 旧指標, which official series still have. */
  volumeOld: 'generic-volume-share-old',
  /** The same without ingredients in limited supply. */
  volumeAvailable: 'generic-volume-share-available',
  valueAvailable: 'generic-value-share-available',
  /** Yen if the rest of the originators were generics: any, and those in normal shipment only. */
  saving: 'generic-saving',
  savingAvailable: 'generic-saving-available',
} as const;

export const BIOSIMILAR = {
  volume: 'biosimilar-volume-share',
  /** The share at which an ingredient counts for the target. */
  threshold: 0.8,
} as const;

/** Name in an address of the wish to count switches to products in limited supply too; `count` grants it. */
export const COUNT_LIMITED = 'limited';

/** The measures of one ingredient. */
export const FAMILY_MEASURES = {
  volume: 'biosimilar-volume-share',
  value: 'biosimilar-value-share',
  /** The same without authorised biologics, which the state counts as biosimilars. */
  volumeStrict: 'biosimilar-volume-share-strict',
  valueStrict: 'biosimilar-value-share-strict',
  effect: 'biosimilar-effect',
  saving: 'biosimilar-saving',
  /** The same, to biosimilars in normal shipment only. */
  savingAvailable: 'biosimilar-saving-available',
} as const;
export type FamilyMeasure = keyof typeof FAMILY_MEASURES;

/** The measures of the target: how many ingredients have come far, and their share. */
export const REACHED_MEASURES = {
  count: 'biosimilar-ingredients-at-80',
  share: 'biosimilar-ingredients-at-80-share',
} as const;

/** What a product is in its family, as tables say it; the definition in words is formula.ts's. */
export const BIOLOGIC_ROLE_NAMES = {
  reference: '先行バイオ医薬品',
  biosimilar: 'バイオ後続品',
  authorised: 'バイオセイム',
} as const;
