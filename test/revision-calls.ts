/**
 * Who must raise a revision: follows every function that writes to a public table up to those who call it, until one raises the
 * revision of its scope. A verb that reuses the statements of others is found so, were it in no list.
 */
import { dirname, join } from 'node:path';

/** A function, or another value, at the top of a file; with all that stands in it. */
interface Declared {
  file: string;
  name: string;
  body: string;
}

const DECLARED = /^(?:export )?(?:default )?(?:async )?(?:function\*? (\w+)|(?:const|class) (\w+))/gm;

/** Comments speak of functions without calling them. */
const withoutComments = (source: string) => source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

function declaredIn(file: string, source: string): Declared[] {
  const heads = [...source.matchAll(DECLARED)];
  return heads.map((head, i) => ({
    file,
    name: (head[1] ?? head[2])!,
    body: source.slice(head.index, heads[i + 1]?.index),
  }));
}

const FROM = /(?:import|export) (?:type )?(?:\* as (\w+)|\{([^}]*)\})\s*from '(\.[^']+)'/g;
const DELAYED = /(?:\{([^}]*)\} = |\()\(?await import\('(\.[^']+)'\)/g;

/** What a file takes of others: its own name for it (`store.insert` of a whole file), where it is, and its name there. */
function takenBy(file: string, source: string): { own: string; from: string; name: string }[] {
  const at = (path: string) => join(dirname(file), path);
  const named = (names: string, from: string) =>
    names
      .split(',')
      .map((one) => /^\s*(\w+)(?:\s+as\s+(\w+)|\s*:\s*(\w+))?\s*$/.exec(one))
      .flatMap((one) => (one ? [{ own: (one[2] ?? one[3] ?? one[1])!, from, name: one[1]! }] : []));
  return [
    ...[...source.matchAll(FROM)].flatMap(([, whole, names, path]) =>
      whole ? [{ own: `${whole}.*`, from: at(path!), name: '*' }] : named(names!, at(path!)),
    ),
    ...[...source.matchAll(DELAYED)].flatMap(([, names, path]) =>
      names ? named(names, at(path!)) : [{ own: '*', from: at(path!), name: '*' }],
    ),
  ];
}

/**
 * @param sources of the product, by path
 * @param writes the scopes to whose tables a piece of source writes
 * @param quiet functions (`file name`) that write only what does not show yet
 * @returns `scope file name` of each function that changes what the public sees, and neither raises the scope's revision, nor is
 *   called by others who all do
 */
export function unraised(
  sources: ReadonlyMap<string, string>,
  writes: (body: string) => ReadonlySet<string>,
  quiet: readonly string[],
): string[] {
  const bare = new Map([...sources].map(([file, source]) => [file, withoutComments(source)]));
  const declared = [...bare].flatMap(([file, source]) => declaredIn(file, source));
  const inFile = Map.groupBy(declared, ({ file }) => file);
  const here = new Map([...inFile].map(([file, all]) => [file, new Map(all.map((one) => [one.name, one]))]));
  const taken = new Map([...bare].map(([file, source]) => [file, takenBy(file, source)]));
  const named = new Map([...taken].map(([file, all]) => [file, new Map(all.map((one) => [one.own, one]))]));
  /** Through doors to where it is declared. */
  const find = (file: string, name: string): Declared | undefined => {
    const passed = named.get(file)?.get(name);
    return here.get(file)?.get(name) ?? (passed && find(passed.from, passed.name));
  };
  const callers = new Map<Declared, Set<Declared>>();
  const calls = new Map<Declared, Set<Declared>>();
  for (const one of declared) {
    const files = taken.get(one.file)!.filter(({ name }) => name === '*');
    for (const [, whole, name] of one.body.matchAll(/(?<![\w'"])(?:(\w+)\.|\.)?(\w+)\b/g)) {
      const from = files.filter(({ own }) => own === '*' || own === `${whole}.*`);
      const called = from.map((file) => find(file.from, name!)).find(Boolean) ?? find(one.file, name!);
      if (!called || called === one) continue;
      callers.set(called, (callers.get(called) ?? new Set()).add(one));
      calls.set(one, (calls.get(one) ?? new Set()).add(called));
    }
  }
  const raisesItself = (one: Declared, scope: string) =>
    new RegExp(String.raw`\braiseRevision\([^)]*'${scope}'\)`).test(one.body);
  // By itself, or by what the verbs of its file have in common; who merely knows another verb that raises does not.
  const raises = (one: Declared, scope: string) =>
    [one, ...(calls.get(one) ?? [])].some((other) => other.file === one.file && raisesItself(other, scope));
  const owing = new Set<string>();
  const guilty: string[] = [];
  const owe = (one: Declared, scope: string) => {
    const key = `${scope} ${one.file} ${one.name}`;
    if (owing.has(key) || raises(one, scope)) return;
    owing.add(key);
    const above = callers.get(one);
    if (!above) guilty.push(key);
    else for (const caller of above) owe(caller, scope);
  };
  for (const one of declared)
    if (!quiet.includes(`${one.file} ${one.name}`)) for (const scope of writes(one.body)) owe(one, scope);
  return guilty.sort();
}
