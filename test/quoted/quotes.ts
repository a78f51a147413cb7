/** What the documents quote: code in the text and lines of shell, in the order in which a reader meets them. */
export interface Quote {
  text: string;
  line: number;
  /** A line of a block of shell, which is there to be copied as it is; inline code may only name a command. */
  fenced: boolean;
}

const CODE = /^```(\w*)\n([\s\S]*?)^```|`([^`]+)`|<(https?:[^>]+)>/gm;

export function quotesOf(markdown: string): Quote[] {
  return [...markdown.matchAll(CODE)].flatMap((found): Quote[] => {
    const [, language, block, inline, link] = found;
    const line = markdown.slice(0, found.index).split('\n').length;
    if (block === undefined) return [{ text: (inline ?? link)!.replace(/\s+/g, ' '), line, fenced: false }];
    if (language !== 'sh') return [];
    return block.split('\n').flatMap((text, index) =>
      text
        .replace(/(^|\s)#.*$/, '')
        .split('&&')
        .map((part) => part.trim())
        .filter(Boolean)
        .map((part) => ({ text: part, line: line + 1 + index, fenced: true })),
    );
  });
}

/** A command as its program gets it, with the settings that stand before it. */
export interface Quoted {
  program: 'antei' | 'npm';
  words: string[];
}

/** Minute, hour, day, month, weekday: a line of a crontab. */
const CRON = /^(?:[\d*/,-]+ ){5}/;
const SET_BEFORE = /^(?:[A-Z_]+=\S+ +)+/;

/** The command of a quote, or null if it is something else. Brackets say that something may be left out. */
export function commandOf(text: string): Quoted | null {
  const [first, ...rest] = text
    .replace(CRON, '')
    .replace(SET_BEFORE, '')
    .replace(/^npx /, '')
    .replace(/^node bin\/antei\.js\b/, 'antei')
    .replace(/[[\]]/g, '')
    .replace(/\$\([^)]*\)/g, '2026-11-30')
    .split(/ +/);
  return first === 'antei' || first === 'npm' ? { program: first, words: rest } : null;
}

const OWN_SITE = /^(?:GET |<site>|https?:\/\/(?:127\.0\.0\.1|localhost|antei\.example)(?::\d+)?)(?=\/)/;
/** A table whose head says below which address its own stand: （`/api/v1/indicators` の下）. */
const BASE = /（`(\/[^`]+)` の下）/;

/** Addresses of the site in a document. `…` stands for the folder of the one before. */
export function addressesOf(markdown: string): Quote[] {
  const lines = markdown.split('\n');
  let before = '';
  return quotesOf(markdown).flatMap((quote) => {
    if (quote.fenced) return [];
    const text = quote.text.replace(OWN_SITE, '').replace(/^…(?=\/)/, () => before.replace(/\/[^/]*$/, ''));
    if (!/^\/(?:[a-z]|$)/.test(text)) return [];
    let top = quote.line - 1;
    while (lines[top]?.startsWith('|')) top--;
    const base = BASE.exec(lines[top + 1] ?? '')?.[1] ?? '';
    if (text === base) return [];
    before = base + text;
    return [{ ...quote, text: before }];
  });
}

/** Names of settings anywhere in a document, with the values that it shows. */
export function settingsOf(markdown: string): { name: string; value?: string }[] {
  const found = markdown.matchAll(/\b(ANTEI_[A-Z_]+|DATABASE_URL|(?<=`)PORT)\b(?:=([^\s`]+))?/g);
  return [...found].map(([, name, value]) => ({
    name: name!,
    // Three dots stand for what only the reader knows.
    ...(value !== undefined && !value.includes('...') && { value }),
  }));
}

const FILE = /^(?:\.?[\w*.-]+\/)*[\w*.-]*(?:\/|[\w*-]\.(?:ts|tsx|js|json|md|sql))$|^\.ci\/\w+$/;

/** Files and folders of the project that a document names. */
export function filesOf(markdown: string): Quote[] {
  return quotesOf(markdown).filter(({ text, fenced }) => !fenced && FILE.test(text) && text !== '/');
}
