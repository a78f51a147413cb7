/** What hostile files are made of (hostile-files.ts). */
import { Random } from '../src/supply/demo/random.ts';
import { rawEntries, type ZipEntry, zip } from './xlsx-parts.ts';

export const SEED = 13;

export interface HostileFile {
  kind: string;
  /** What it is given to: a list uploaded, a list pasted, a maker's report. */
  to: 'upload' | 'text' | 'report';
  name: string;
  bytes: Buffer;
  refused: [code: string, words: RegExp] | null;
}

export const MB = 1_000_000;
export const CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>1149019F1560</t></is></c></row>';
export const SHEET = 'xl/worksheets/sheet1.xml';
export const broken = (words: RegExp): HostileFile['refused'] => ['list-unreadable', words];
export const tooMany: HostileFile['refused'] = ['too-many-cells', /多すぎ|超え/];

/** A workbook of one sheet; `change` makes something else of its parts. */
export function book(
  rows = CELL,
  change: (entries: ZipEntry[]) => ZipEntry[] = (entries) => entries,
  strings: string[] = [],
) {
  return zip(change(rawEntries(rows, strings)));
}

/** Another text in place of one in a part. */
export function edit(part: string, from: string | RegExp, to: string) {
  return (entries: ZipEntry[]) =>
    entries.map((entry) =>
      entry.name === part
        ? { ...entry, content: Buffer.from(entry.content.toString().replace(from, () => to)) }
        : entry,
    );
}

export const afterRows = (more: string) => edit(SHEET, '</sheetData>', `</sheetData>${more}`);
export const beforeRows = (more: string) => edit(SHEET, '<sheetData>', `${more}<sheetData>`);
export const styled = (styles: string) => zip(rawEntries(CELL, [], { styles }));
export const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join('');
export const ofPart = (name: string, lie: Partial<ZipEntry>) => (entries: ZipEntry[]) =>
  entries.map((entry) => (entry.name === name ? { ...entry, ...lie } : entry));

export function chance(size: number): Buffer {
  const random = new Random(SEED);
  return Buffer.from(Array.from({ length: size }, () => random.between(0, 255)));
}
