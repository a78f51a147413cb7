/** The library's first materials: the public documents of the register, read from a data file and checked once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { SourceDocument } from '../../documents/model.ts';
import { AUDIENCES, type Audience, MATERIAL_KINDS, type MaterialKind } from '../audiences.ts';
import type { MaterialText } from './material-form.ts';

const LibraryFile = z.strictObject({
  materials: z.array(
    z.strictObject({
      document: z.string(),
      kind: z.enum(Object.keys(MATERIAL_KINDS) as [MaterialKind, ...MaterialKind[]]),
      audiences: z.array(z.enum(Object.keys(AUDIENCES) as [Audience, ...Audience[]])).min(1),
      url: z.url({ protocol: /^https$/ }).nullable(),
      note: z.string().min(1),
    }),
  ),
});

/** A material of the library, no matter who gave it. */
export interface Material extends Omit<MaterialText, 'url'> {
  /** A document's id in the register, or the public id of other materials. */
  id: string;
  /** Null if no address is known. */
  url: string | null;
  /** True for a document of the register. */
  document: boolean;
}

/**
 * The register's documents as materials, in the order of the file.
 * @throws Error where the file has another shape, or names a document that the register does not have: a fault of the data
 */
export function readLibrary(documents: readonly SourceDocument[]): Material[] {
  const text = readFileSync(join(import.meta.dirname, 'library-data.yaml'), 'utf8');
  return LibraryFile.parse(parse(text)).materials.map(({ document: id, ...entry }) => {
    const found = documents.find((document) => document.id === id);
    if (!found) throw new Error(`library-data.yaml: no document ${id} in documents.yaml`);
    const { title, publisher, published: issued } = found;
    return { ...entry, id, title, publisher, issued, document: true };
  });
}
