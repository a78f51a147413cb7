/** Reads the documents and the facts that cite them. Anything wrong is reported at once, with file, line and remedy. */
import { join } from 'node:path';
import { checkDocuments } from './check-documents.ts';
import { type DataFile, type Fault, type Path, readDataFile } from './data-file.ts';
import { AnteiError } from './errors.ts';
import type { Documents, Place } from './model.ts';
import { documentsInOrder } from './order.ts';
import { DocumentsFile, FactsFile } from './schema.ts';

/** The data files in the repository, each checked against its document. */
export const DOCUMENTS_FOLDER = join(import.meta.dirname, 'data');

/** The two files as they are; what is wrong with their shape is in their faults. */
export function readDocumentFiles(folder: string = DOCUMENTS_FOLDER) {
  return {
    documents: readDataFile(folder, 'documents.yaml', DocumentsFile),
    facts: readDataFile(folder, 'facts.yaml', FactsFile),
  };
}

/** What files that have their shape say, in the order of the documents. */
export function documentsOf({ documents, facts }: ReturnType<typeof readDocumentFiles>): Documents {
  return { documents: documentsInOrder(documents.value!.documents), facts: placed(facts, 'facts') };
}

/**
 * All documents and facts. Nothing is kept: a caller that asks often keeps it.
 * @throws AnteiError register-invalid, with every fault found
 */
export function readDocuments(folder: string = DOCUMENTS_FOLDER): Documents {
  const files = readDocumentFiles(folder);
  stopAt([...files.documents.faults, ...files.facts.faults]);
  const read = documentsOf(files);
  stopAt(checkDocuments(read, linesOf(Object.values(files))));
  return read;
}

/** @throws AnteiError register-invalid where there is a fault */
export function stopAt(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const told = faults.map(({ file, line, message, remedy }) => `${file} ${line}行目：${message}。${remedy}`);
  throw new AnteiError('register-invalid', told.join('\n'));
}

/** The line of every part of some files. */
export function linesOf(
  files: readonly Pick<DataFile<unknown>, 'file' | 'lineOf'>[],
): (file: string, path: Path) => number {
  const lines = new Map(files.map(({ file, lineOf }) => [file, lineOf]));
  return (file, path) => lines.get(file)!(path);
}

/** The records of a file's one list, each with its place. */
export function placed<K extends string, R extends object>(
  { file, value, lineOf }: { file: string; value: Record<K, R[]> | null; lineOf: (path: Path) => number },
  key: K,
): (R & { place: Place })[] {
  return value![key].map((record, i) => ({ ...record, place: { file, line: lineOf([key, i]) } }));
}
