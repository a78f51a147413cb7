/** A product and its state as the 21 official cells. */
import { type IsoDate, toExcelSerial } from '../../../platform/clock.ts';
import type { Cell } from '../../model.ts';
import { COLUMN, OFFICIAL_HEADERS } from '../../official/columns.ts';
import * as official from '../../official/official-layout.ts';
import type { DemoProduct } from '../products/types.ts';
import type { DemoStatus } from './status.ts';

type Known<T> = keyof T;

/** Writes ⑫–⑳ into a row. */
export function writeStatus(row: Cell[], s: DemoStatus): void {
  row[COLUMN.response] = official.RESPONSE_TEXT[s.response as Known<typeof official.RESPONSE_TEXT>];
  row[COLUMN.responseUpdatedOn] = s.responseUpdatedOn && toExcelSerial(s.responseUpdatedOn);
  row[COLUMN.reason] = official.REASON_TEXT[s.reason as Known<typeof official.REASON_TEXT>];
  row[COLUMN.outlook] = official.OUTLOOK_TEXT[s.outlook as Known<typeof official.OUTLOOK_TEXT>];
  row[COLUMN.outlookText] = s.text;
  row[COLUMN.volume] = official.VOLUME_TEXT[s.volume as Known<typeof official.VOLUME_TEXT>];
  row[COLUMN.volumeOutlook] =
    s.volumeOutlook &&
    official.VOLUME_OUTLOOK_TEXT[s.volumeOutlook as Known<typeof official.VOLUME_OUTLOOK_TEXT>];
  row[COLUMN.volumeOutlookPercent] = s.percent;
  row[COLUMN.updatedOn] = toExcelSerial(s.updatedOn);
}

export function toRow(p: DemoProduct, status: DemoStatus, isNew: boolean): Cell[] {
  const { family } = p;
  const row: Cell[] = new Array(OFFICIAL_HEADERS.length).fill(null);
  row[COLUMN.route] = official.ROUTE_TEXT[p.route];
  row[COLUMN.therapeuticClass] = family.className;
  row[COLUMN.ingredient] = family.substance.ingredient;
  row[COLUMN.strength] = p.strength.text;
  row[COLUMN.yjCode] = p.yjCode;
  row[COLUMN.name] = p.name;
  row[COLUMN.mah] = p.maker.name;
  row[COLUMN.category] = official.CATEGORY_TEXT[p.category];
  row[COLUMN.basicMedicine] = official.BASIC_TEXT[family.basic && p.listedOn ? 'yes' : 'no'];
  row[COLUMN.essentialSupply] = family.essential && official.ESSENTIAL_TEXT[family.essential];
  row[COLUMN.listedOn] = p.listedOn ? toExcelSerial(p.listedOn as IsoDate) : official.NOT_LISTED_TEXT;
  writeStatus(row, status);
  row[COLUMN.isNew] = isNew ? official.NEW_TEXT : '';
  return row;
}

/** Order of the official list: by route, then by ingredient; within an ingredient by code. */
export function compareRows(a: Cell[], b: Cell[]): number {
  return (
    order(a[COLUMN.route], b[COLUMN.route]) ||
    order(a[COLUMN.ingredient], b[COLUMN.ingredient]) ||
    order(a[COLUMN.yjCode], b[COLUMN.yjCode])
  );
}

function order(a: Cell | undefined, b: Cell | undefined): number {
  const [x, y] = [String(a), String(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}
