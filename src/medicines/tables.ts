/** The tables of the room; no statement of another room names them (test/sql-walls.test.ts). */
export const TABLES = [
  'generic_info',
  'generic_name',
  'package',
  'package_code',
  'price',
  'product',
  'receipt_code',
  'receipt_medicine',
  'reference_list',
  'reference_part',
] as const;

/** What statements of rooms above may name; said where they are made, in `platform/database/migrations/`. */
export const PUBLISHED = ['product_codes'] as const;

/** Tables that the public sees: code that changes one raises the revision of the scope, in the same transaction. */
export const PUBLIC = {
  scope: 'medicines',
  tables: [
    'generic_info',
    'generic_name',
    'package',
    'package_code',
    'price',
    'receipt_medicine',
    'reference_list',
    'reference_part',
  ],
} as const;

/** Tables whose changes no public page shows, each with the reason. */
export const NOT_PUBLIC = {
  product: 'only numbers of codes',
  receipt_code: 'for the reader who brings a list',
} as const;

declare module '../platform/database/revision.ts' {
  interface PublicScopes {
    medicines: true;
  }
}
