/** What an import is compared with: the chosen reader reads the file, with the options of src/platform/files/xlsx.ts. */
import { readFileSync } from 'node:fs';
import * as XLSX from '@e965/xlsx';

const started = performance.now();
const workbook = XLSX.read(readFileSync(process.argv[2]!), {
  dense: true,
  cellText: false,
  cellHTML: false,
  cellFormula: false,
  cellNF: true,
});
const rows = workbook.Sheets[workbook.SheetNames[0]!]!['!data']!.length;
console.log(JSON.stringify({ rows, readSeconds: (performance.now() - started) / 1000 }));
