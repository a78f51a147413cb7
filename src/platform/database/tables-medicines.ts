/** Tables of codes of medicines, a part of tables.ts. */

export interface MedicinesTables {
  receipt_code: {
    receipt_code: string;
    price_code: string;
    name: string;
    source: string;
    period_from: string;
    period_to: string;
  };
}
