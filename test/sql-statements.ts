/** Reads the SQL of source files as text: which tables, views and functions each statement names. */

/** Stands in a text where the source puts something in (`${…}`), or goes on with it (`+`). */
export const HOLE = '\uFFFC';

/** A string of the source: a statement, a part of one, or anything else. */
export interface Literal {
  text: string;
  line: number;
}

/**
 * The string and template literals of TypeScript, comments and regular expressions left out. What is written into a template
 * (`${…}`), or joined to the end of a text, becomes a {@link HOLE}; literals inside of it come by themselves.
 */
export function literals(source: string): Literal[] {
  const found: Literal[] = [];
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
        const escaped = source[at + 1] ?? '';
        text += /[nrt]/.test(escaped) ? ' ' : escaped;
        step(2);
      } else if (quote === '`' && source.startsWith('${', at)) {
        step(2);
        code('}');
        step();
        text += HOLE;
      } else {
        text += source[at];
        step();
      }
    }
    step();
    if (/^\s*\+/.test(source.slice(at, at + 200))) text += HOLE;
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

/** Rows that are copied name their table beside the call. */
const COPIED = /\bcopy(?:Rows|Binary)\(\s*[\w.]+,\s*(?:'(\w+)'(?=\s*,))?/g;

/** Each statement of a source, or part of one; rows that are copied among them. */
export function statements(source: string): Literal[] {
  const copied = [...source.matchAll(COPIED)].map((match) => ({
    text: `copy ${match[1] ?? HOLE}`,
    line: source.slice(0, match.index).split('\n').length,
  }));
  return [...literals(source), ...copied];
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
const PLACE = String.raw`\b(?:from|join|into|update|truncate(?:\s+table)?|lock(?:\s+table)?|table|copy|using)\s+(?:only\s+|lateral\s+)?`;

/** Words and signs of a statement; comments, texts and blanks are none. */
const TOKENS = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"([^"]+)"|[a-z_]\w*|::|\S/gi;
/** A table comes next, and further ones after commas. */
const LISTS = new Set(['from', 'using', 'truncate', 'lock']);
/** A table comes next. */
const ONE = new Set(['join', 'into', 'update', 'table', 'copy']);
const BETWEEN = new Set(['only', 'lateral', 'table', 'if', 'exists', 'not']);
/** After these a list of tables is over. */
const OVER = new Set(
  'where group order limit having union intersect except window for returning set values select with'.split(
    ' ',
  ),
);

/** The words of a statement, in small letters, with its signs. */
function tokensOf(text: string): string[] {
  return [...text.matchAll(TOKENS)]
    .filter(([token]) => !/^(--|\/\*|')/.test(token))
    .map(([token, quoted]) => (quoted ?? token).toLowerCase());
}

/** The words that stand where a statement, or a part of one, names a table; functions among them. */
function placesIn(text: string): string[] {
  const tokens = tokensOf(text);
  const found: string[] = [];
  /** For each open bracket: whether a table comes next, and whether a comma makes another one come. */
  const levels = [{ next: false, list: false }];
  tokens.forEach((token, at) => {
    const level = levels.at(-1)!;
    const before = tokens[at - 1];
    if (token === '(') levels.push({ next: level.next, list: level.next });
    else if (token === ')') {
      if (levels.length > 1) levels.pop();
      levels.at(-1)!.next = false;
    } else if (token === ',') level.next = level.list;
    else if (before === '::') found.push(token);
    else if (before === '.') return;
    else if (LISTS.has(token) && before !== 'distinct') Object.assign(level, { next: true, list: true });
    else if (ONE.has(token) && !(token === 'table' && level.next)) level.next = true;
    else if (OVER.has(token)) Object.assign(level, { next: false, list: false });
    else if (level.next && !BETWEEN.has(token) && /^[a-z_]/.test(token)) {
      found.push(tokens[at + 1] === '.' ? tokens[at + 2]! : token);
      level.next = false;
    }
  });
  return found;
}

/** The names of the schema that a statement, or a part of one, uses. */
export function namesIn(text: string, { tables, functions, sequences }: Schema): Set<string> {
  const read = text.replaceAll(HOLE, ' ');
  // A statement's own tables hide those of the same name.
  const own = new Set(
    [
      ...read.matchAll(/\b([a-z_][a-z0-9_]*)\s*(?:\([^()]*\)\s*)?as\s+(?:(?:not\s+)?materialized\s+)?\(/gi),
    ].map(([, name]) => name!),
  );
  const names = new Set(placesIn(read).filter((name) => tables.has(name) && !own.has(name)));
  for (const [, word, call] of read.matchAll(/\b([a-z_][a-z0-9_]*)\b\s*(\()?/g))
    if (call ? functions.has(word!) : sequences.has(word!)) names.add(word!);
  return names;
}

/** A name of which a part is put in from elsewhere. */
const OPEN = String.raw`(?:public\.)?"?\w*${HOLE}`;
const OPEN_PLACES = new RegExp(
  String.raw`${PLACE}(?:\w+(?:\s+(?:as\s+)?\w+)?\s*,\s*)*${OPEN}|\b(?:select|delete|insert|update)\b[\s\S]*\b(?:from|join|into)\s*$`,
  'gi',
);

/** Places of a statement, or of a part of one, where a table stands whose name is not written there: nobody can read whose it is. */
export function unreadableIn(text: string): string[] {
  return (text.match(OPEN_PLACES) ?? []).map((place) => place.replaceAll(HOLE, '…'));
}

/** What a word says of an interval's ends beyond naming, giving and ordering them: that is what an interval holds. */
const END = String.raw`(?:\w+\.)?"?\bvalid_(?:from|to)\b"?`;
const SIGN = String.raw`(?:[<>]=?|!=|\b(?:not\s+)?(?:between|in|like)\b|\bis\s+(?:not\s+)?(?:distinct\s+from\s+)?null\b|\b(?:isnull|notnull|overlaps)\b)`;
const COMPARES = new RegExp(
  [
    // valid_to > day, (valid_to)::date is null
    String.raw`${END}[\s)]*(?:::\s*\w+[\s)]*)?${SIGN}`,
    // day >= valid_from, day between valid_from and …
    String.raw`(?:[<>]=?|!=|\bbetween(?:\s+symmetric)?|\bbetween\s+\S+\s+and)\s*\(*\s*${END}`,
    // coalesce(valid_to, …), daterange(valid_from, …), (valid_from, valid_to) overlaps …
    String.raw`\b(?:coalesce|nullif|greatest|least|daterange|tstzrange|tsrange|isfinite|date_\w+|age)\s*\([^()]*${END}`,
  ].join('|'),
  'i',
);

/** True where a statement, or a part of one, says what an interval holds. */
export const comparesInterval = (text: string): boolean => COMPARES.test(text);

/** Empties tables of other rooms too, unseen. */
export const truncatesOthers = (text: string): boolean => /\btruncate\b[^;]*\bcascade\b/i.test(text);

const WRITES = new RegExp(
  String.raw`\b(?:insert\s+into|merge\s+into|update|delete\s+from|truncate(?:\s+table)?|copy)\s+(?:only\s+)?${NAME}((?:\s*,\s*${NAME})*)`,
  'gi',
);

/** The names that a statement, or a part of one, writes to. */
export function writtenIn(text: string): Set<string> {
  return new Set(
    [...text.matchAll(WRITES)].flatMap(([, name, more]) => [name!, ...more!.split(/\W+/).filter(Boolean)]),
  );
}

/** True where one of the statements that were sent has this text in it, with anything in its holes. */
export function isAmong(text: string, sent: readonly string[]): boolean {
  const even = (words: string) => words.replace(/\s+/g, ' ').trim();
  const pieces = text.split(HOLE).map((piece) => RegExp.escape(even(piece)));
  const pattern = new RegExp(pieces.join('[\\s\\S]*'));
  return sent.some((statement) => pattern.test(even(statement)));
}

/**
 * Statements for the analytics engine, which is asked of no table of PostgreSQL: the compiler of measures, the builder of cubes, and
 * rows of dispensing.
 */
export const ENGINE_SQL =
  /^src\/indicators\/(.*\/)?(compile|cube-sql|monthly-cube|check-dispensing|dispensing-[a-z-]+|records-[a-z-]+)\.ts$/;

/**
 * Files whose statements take the name of a table from elsewhere: the dump and its loading from the catalog, COPY and the list of the
 * schema from who calls, and the analytics engine has tables of its own.
 */
export const NAMES_PUT_IN =
  /^src\/(platform\/database\/(copy|copy-binary|dump|load)|platform\/analytics\/(duckdb|clickhouse(-sql)?)|app\/reference)\.ts$/;
