/** Reads the SQL of source files as text: which tables, views and functions each statement names. */

/**
 * The string and template literals of TypeScript, comments and regular expressions left out. What is written into a template
 * (`${…}`) becomes a blank; literals inside of it come by themselves.
 */
export function literals(source: string): { text: string; line: number }[] {
  const found: { text: string; line: number }[] = [];
  let at = 0;
  let line = 1;
  /** The last thing before the place that is neither blank nor comment: decides whether a slash begins an expression. */
  let before = '';
  const step = (count = 1) => {
    for (let i = 0; i < count; i++) if (source[at++] === '\n') line++;
  };
  const skipTo = (end: string) => {
    while (at < source.length && !source.startsWith(end, at)) step();
    step(end.length);
  };
  const quoted = (quote: string): void => {
    const begins = line;
    let text = '';
    step();
    while (at < source.length && source[at] !== quote) {
      if (source[at] === '\\') {
        text += source[at + 1] ?? '';
        step(2);
      } else if (quote === '`' && source.startsWith('${', at)) {
        step(2);
        code('}');
        step();
        text += ' ';
      } else {
        text += source[at];
        step();
      }
    }
    step();
    found.push({ text, line: begins });
  };
  const expression = (): void => {
    let inClass = false;
    step();
    while (at < source.length && source[at] !== '\n' && (inClass || source[at] !== '/')) {
      if (source[at] === '\\') step();
      else if (source[at] === '[') inClass = true;
      else if (source[at] === ']') inClass = false;
      step();
    }
    step();
  };
  const code = (end?: string): void => {
    let depth = 0;
    while (at < source.length) {
      const char = source[at]!;
      if (source.startsWith('//', at)) skipTo('\n');
      else if (source.startsWith('/*', at)) skipTo('*/');
      else if (char === "'" || char === '"' || char === '`') {
        quoted(char);
        before = 'x';
      } else if (char === '/' && /^$|[([,;:=!&|?{}<>+*%~^-]$|\b(return|typeof|case|in|of)$/.test(before)) {
        expression();
        before = 'x';
      } else {
        if (char === end && depth === 0) return;
        if (char === '{') depth++;
        if (char === '}') depth--;
        before = /\s/.test(char) ? before : /\w/.test(char) && /\w$/.test(before) ? before + char : char;
        step();
      }
    }
  };
  code();
  return found;
}

/** What of a database can stand in a statement, by kind. */
export interface Schema {
  /** Tables and views. */
  tables: ReadonlySet<string>;
  /** Found by a bracket after the name. */
  functions: ReadonlySet<string>;
  /** Found by the name alone. */
  sequences: ReadonlySet<string>;
}

const NAME = String.raw`(?:public\.)?"?([a-z_][a-z0-9_]*)"?`;
/** After these words stands a table. */
const PLACES = new RegExp(
  String.raw`\b(?:from|join|into|update|truncate(?:\s+table)?|lock(?:\s+table)?|table|copy|using)\s+(?:only\s+|lateral\s+)?${NAME}`,
  'gi',
);
/** Further tables after a comma: `from a, b`, `truncate a, b`. */
const MORE = new RegExp(String.raw`^\s*(?:as\s+)?(?:[a-z_][a-z0-9_]*\s*)?,\s*${NAME}`, 'i');

/** The names of the schema that a statement, or a part of one, uses. */
export function namesIn(text: string, { tables, functions, sequences }: Schema): Set<string> {
  const names = new Set<string>();
  // A statement's own tables hide those of the same name.
  const own = new Set(
    [
      ...text.matchAll(/\b([a-z_][a-z0-9_]*)\s*(?:\([^()]*\)\s*)?as\s+(?:(?:not\s+)?materialized\s+)?\(/gi),
    ].map(([, name]) => name!),
  );
  const add = (name: string) => {
    if (tables.has(name) && !own.has(name)) names.add(name);
  };
  for (const match of text.matchAll(PLACES)) {
    add(match[1]!);
    let rest = text.slice(match.index + match[0].length);
    for (let more = MORE.exec(rest); more; more = MORE.exec(rest)) {
      add(more[1]!);
      rest = rest.slice(more[0].length);
    }
  }
  for (const [, word, call] of text.matchAll(/\b([a-z_][a-z0-9_]*)\b\s*(\()?/g))
    if (call ? functions.has(word!) : sequences.has(word!)) names.add(word!);
  return names;
}
