/** The measures that pages are made of, by what they are there for (defined in measures/*.json), and what else their addresses say. */
export const GENERIC = {
  volume: 'generic-volume-share',
  value: 'generic-value-share',
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
