/** One data file: its value, checked by a schema, and the line of every part of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { readFault } from '../platform/files/bounded-file.ts';
import { type NamedCodes, sayIssue, saySyntax } from './fault-wording.ts';

/** What is wrong in a data file, where, and what to do. Japanese. */
export interface Fault {
  /** Below the data folder. */
  file: string;
  line: number;
  message: string;
  remedy: string;
}

export type Path = readonly PropertyKey[];

/** Tells a fault of a part of one record. */
export type Tell = (path: Path, message: string, remedy: string) => void;

export interface DataFile<T> {
  file: string;
  /** Null if the file does not have its shape; `faults` say why. */
  value: T | null;
  faults: Fault[];
  /** The line of a part, or of the nearest part around it that exists. */
  lineOf(path: Path): number;
}

/** Reads and checks one file. Nothing throws: whatever is wrong is in `faults`, all of it at once. */
export function readDataFile<T extends z.ZodType>(
  folder: string,
  file: string,
  schema: T,
  lists: readonly NamedCodes[] = [],
): DataFile<z.infer<T>> {
  const path = join(folder, file);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return { file, value: null, faults: [{ file, line: 1, ...sayUnreadable(error) }], lineOf: () => 1 };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const lineOf = (path: Path): number => {
    for (let length = path.length; length >= 0; length--) {
      const offset = offsetOf(document.contents, path.slice(0, length));
      if (offset !== null) return lineAt(offset);
    }
    return 1;
  };

  if (document.errors.length > 0) {
    const faults = document.errors.map((error) => ({
      file,
      line: lineAt(error.pos[0]),
      ...saySyntax(error),
    }));
    return { file, value: null, faults, lineOf };
  }
  const data: unknown = document.toJS();
  const checked = schema.safeParse(data, { reportInput: true });
  if (checked.success) return { file, value: checked.data, faults: [], lineOf };
  const faults = checked.error.issues.flatMap((issue) =>
    sayIssue(issue, lists).map(({ path, ...said }) => ({ file, line: lineOf(path), ...said })),
  );
  return { file, value: null, faults, lineOf };
}

function sayUnreadable(error: unknown): Pick<Fault, 'message' | 'remedy'> {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT')
    return {
      message: 'ファイルがありません',
      remedy: '消した場合は元に戻してください。中身がなくても必要です。',
    };
  return {
    message: `ファイルを読めません（${readFault(error)}）`,
    remedy: 'このパスにあるものと、読み取りの権限を確かめてください。',
  };
}

/** Where a part begins: at its key if it has one; null if it is not there. */
function offsetOf(root: Node | null, path: Path): number | null {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (!pair) return null;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else {
      const items = (node as { items?: unknown[] } | null)?.items;
      const item = typeof step === 'number' ? items?.[step] : undefined;
      if (!isNode(item)) return null;
      offset = item.range?.[0] ?? offset;
      node = item;
    }
  }
  return offset;
}
