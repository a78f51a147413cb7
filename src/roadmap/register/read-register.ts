/**
 * Reads the register: every data file once, each checked for its shape, then all of them for the links between their records.
 * Anything wrong is reported at once, with file, line and remedy; a register with a fault is not read at all.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import {
  type DataFile,
  DOCUMENTS_FOLDER,
  documentsOf,
  linesOf,
  placed,
  readDataFile,
  readDocumentFiles,
  stopAt,
} from '../../documents/index.ts';
import { ACTORS, type Initiative, type Kpi, type Register, STATES } from '../model.ts';
import { checkLinks } from './check-links.ts';
import { parsePeriod } from './parse-period.ts';
import { parseTiming } from './parse-timing.ts';
import { initiativesInOrder, mainTargetsFirst } from './register-order.ts';
import { CommentsFile, InitiativesFile, KpisFile, StatusesFile } from './schema.ts';

/** The data files in the repository, each checked against its document. */
export const REGISTER_FOLDER = join(import.meta.dirname, 'data');

/** Single files; every other file, in a folder of its document, holds initiatives. */
const FILES = {
  kpis: ['kpis.yaml', KpisFile],
  statuses: ['statuses.yaml', StatusesFile],
  comments: ['comments.yaml', CommentsFile],
} as const;

/** A wrong code of these lists is answered with their names. */
const CODES = [
  { kind: '実施主体', codes: ACTORS },
  { kind: '状態', codes: STATES },
];

/**
 * The whole register, in the order of the files' names and of the records in them. Nothing is kept: a caller that asks often
 * keeps it.
 * @param documentsFolder where the documents and facts are: in the same folder, unless it is the repository's
 * @throws AnteiError register-invalid, with every fault found
 */
export function readRegister(
  folder: string = REGISTER_FOLDER,
  documentsFolder: string = folder === REGISTER_FOLDER ? DOCUMENTS_FOLDER : folder,
): Register {
  const read = <T extends z.ZodType>(file: string, schema: T) => readDataFile(folder, file, schema, CODES);
  const cited = readDocumentFiles(documentsFolder);
  const single = {
    kpis: read(...FILES.kpis),
    statuses: read(...FILES.statuses),
    comments: read(...FILES.comments),
  };
  const chapters = globSync('*/*.yaml', { cwd: folder })
    .sort()
    .map((file) => read(file, InitiativesFile));

  const files = [cited.documents, ...Object.values(single), cited.facts, ...chapters];
  stopAt(files.flatMap(({ faults }) => faults));

  const initiatives = initiativesInOrder(chapters.flatMap(toInitiatives));
  const register: Register = {
    ...documentsOf(cited),
    initiatives,
    kpis: toKpis(single.kpis, initiatives),
    statuses: placed(single.statuses, 'statuses'),
    comments: placed(single.comments, 'comments'),
  };
  stopAt(checkLinks(register, linesOf(files)));
  return register;
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
