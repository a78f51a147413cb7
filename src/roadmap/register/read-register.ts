/**
 * Reads the register: every data file once, each checked for its shape, then all of them for the links between their records.
 * Whatever is wrong is told at once, with file, line and remedy; a register with a fault is not read at all.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { AnteiError } from '../../platform/errors.ts';
import type { Initiative, Kpi, Place, Register } from '../model.ts';
import { parsePeriod } from '../parse-period.ts';
import { parseTiming } from '../parse-timing.ts';
import { checkLinks } from './check-links.ts';
import { type DataFile, type Fault, type Path, readDataFile } from './data-file.ts';
import { documentsInOrder, initiativesInOrder, mainTargetsFirst } from './register-order.ts';
import { CommentsFile, DocumentsFile, FactsFile, InitiativesFile, KpisFile, StatusesFile } from './schema.ts';

/** The reviewed data files of the repository. */
export const REGISTER_FOLDER = join(import.meta.dirname, 'data');

/** Files that stand alone; every other file, in a folder of its document, holds initiatives. */
const FILES = {
  documents: ['documents.yaml', DocumentsFile],
  kpis: ['kpis.yaml', KpisFile],
  statuses: ['statuses.yaml', StatusesFile],
  comments: ['comments.yaml', CommentsFile],
  facts: ['facts.yaml', FactsFile],
} as const;

/**
 * The whole register, in the order of the files' names and of the records in them. Nothing is kept: a caller that asks often
 * keeps it.
 * @throws AnteiError register-invalid, with every fault found
 */
export function readRegister(folder: string = REGISTER_FOLDER): Register {
  const single = {
    documents: readDataFile(folder, ...FILES.documents),
    kpis: readDataFile(folder, ...FILES.kpis),
    statuses: readDataFile(folder, ...FILES.statuses),
    comments: readDataFile(folder, ...FILES.comments),
    facts: readDataFile(folder, ...FILES.facts),
  };
  const chapters = globSync('*/*.yaml', { cwd: folder })
    .sort()
    .map((file) => readDataFile(folder, file, InitiativesFile));

  const files = [...Object.values(single), ...chapters];
  stopAt(files.flatMap(({ faults }) => faults));

  const initiatives = initiativesInOrder(chapters.flatMap(toInitiatives));
  const register: Register = {
    documents: documentsInOrder(single.documents.value!.documents),
    initiatives,
    kpis: toKpis(single.kpis, initiatives),
    statuses: placed(single.statuses, 'statuses'),
    comments: placed(single.comments, 'comments'),
    facts: placed(single.facts, 'facts'),
  };
  const lines = new Map(files.map(({ file, lineOf }) => [file, lineOf]));
  stopAt(checkLinks(register, (file, path) => lines.get(file)!(path)));
  return register;
}

function stopAt(faults: Fault[]): void {
  if (faults.length === 0) return;
  const told = faults.map(({ file, line, message, remedy }) => `${file} ${line}行目：${message}。${remedy}`);
  throw new AnteiError('register-invalid', told.join('\n'));
}

function toInitiatives({ file, value, lineOf }: DataFile<z.infer<typeof InitiativesFile>>): Initiative[] {
  const { document, chapter, kind, columns, phasesUnclear = null, initiatives } = value!;
  return initiatives.map((record, i) => ({
    ...record,
    document,
    chapter,
    kind: record.kind ?? kind,
    timing: record.timing === null ? null : parseTiming(record.timing),
    phases: record.phases.map((phase) => ({
      ...phase,
      period: phase.when === 'unknown' ? null : parsePeriod(phase.when),
    })),
    columns: columns.map((printed) => ({ printed, period: parsePeriod(printed)! })),
    phasesUnclear: record.phases.some(({ when }) => when === 'unknown') ? phasesUnclear : null,
    place: { file, line: lineOf(['initiatives', i]) },
  }));
}

function toKpis({ file, value, lineOf }: DataFile<z.infer<typeof KpisFile>>, from: Initiative[]): Kpi[] {
  const kpis = value!.kpis.map((kpi, i) => ({
    ...kpi,
    initiatives: from.filter(({ kpis }) => kpis.includes(kpi.id)).map(({ id }) => id),
    place: { file, line: lineOf(['kpis', i]) },
  }));
  return mainTargetsFirst(kpis);
}

/** The records of a file's one list, each with its place. */
function placed<K extends string, R extends object>(
  { file, value, lineOf }: { file: string; value: Record<K, R[]> | null; lineOf: (path: Path) => number },
  key: K,
): (R & { place: Place })[] {
  return value![key].map((record, i) => ({ ...record, place: { file, line: lineOf([key, i]) } }));
}
