/** What documents and facts say about each other: every id is there, once. */
import type { Fault, Path, Tell } from './data-file.ts';
import type { Documents, Place } from './model.ts';

/** Every fault between the records of files that have their shape. */
export function checkDocuments(
  { documents, facts }: Documents,
  lineOf: (file: string, path: Path) => number,
): Fault[] {
  const faults: Fault[] = [];
  const known = new Set(documents.map(({ id }) => id));
  documents.forEach((_, i) => {
    checkTwice(documents, i, faultTeller(faults, lineOf, 'documents.yaml', 'documents', i));
  });
  facts.forEach(({ place, source }, i) => {
    const tell = faultTeller(faults, lineOf, place.file, 'facts', i);
    checkTwice(facts, i, tell);
    checkDocument(source.document, known, ['source', 'document'], tell);
  });
  return faults;
}

/** Reports faults of one record, which is at `base` in its file. */
export function faultTeller(
  faults: Fault[],
  lineOf: (file: string, path: Path) => number,
  file: string,
  ...base: PropertyKey[]
): Tell {
  return (path, message, remedy) =>
    faults.push({ file, line: lineOf(file, [...base, ...path]), message, remedy });
}

/** An id is used once. */
export function checkTwice(records: readonly { id: string; place?: Place }[], at: number, tell: Tell): void {
  const { id } = records[at]!;
  const first = records.findIndex((record) => record.id === id);
  if (first === at) return;
  const { place } = records[first]!;
  const where = place ? `${place.file} ${place.line}行目` : `${first + 1}番目の資料`;
  tell(['id'], `id「${id}」が二度あります（${where}にもあります）`, '別のidに変えてください。');
}

/** A document that is cited is there. */
export function checkDocument(document: string, known: ReadonlySet<string>, path: Path, tell: Tell): void {
  if (!known.has(document))
    tell(
      path,
      deadLink('document', document),
      'documents.yaml にある資料のidにするか、資料を加えてください。',
    );
}

/** The report on an id that leads nowhere. */
export function deadLink(key: string, id: string): string {
  return `${key}の「${id}」は見つかりません`;
}
