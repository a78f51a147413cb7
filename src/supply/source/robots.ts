/**
 * What a site's robots.txt allows us (RFC 9309): the groups that name our agent, or else those for `*`, are one list of
 * rules; the longest rule that matches an address decides, and Allow wins over an equally long Disallow.
 */

interface Rule {
  allow: boolean;
  /** Path pattern as {@link normalise} writes it; `*` means anything, a last `$` for the end of the address. */
  pattern: string;
}

export type Robots = readonly Rule[];

/** No robots.txt, or none that we must obey. */
export const ALLOW_ALL: Robots = [];

/** The rules of a robots.txt that concern an agent, by the product token of its User-Agent. */
export function parseRobots(text: string, agent: string): Robots {
  const ours: Rule[] = [];
  const everyones: Rule[] = [];
  let named = false;
  let agents: string[] = [];
  let inRules = false;
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const field = /^\s*([A-Za-z-]+)\s*:([^#]*)/.exec(line);
    if (!field) continue;
    const name = field[1]!.toLowerCase();
    const value = field[2]!.trim();
    if (name === 'user-agent') {
      // Lines that follow one another name one group; the first after a rule begins the next.
      if (inRules) agents = [];
      inRules = false;
      agents.push(value === '*' ? '*' : (/^[A-Za-z_-]+/.exec(value)?.[0].toLowerCase() ?? ''));
      named ||= agents.at(-1) === agent.toLowerCase();
    } else if (name === 'allow' || name === 'disallow') {
      inRules = true;
      // "Disallow:" without a path forbids nothing.
      if (value === '') continue;
      const rule = { allow: name === 'allow', pattern: normalise(value) };
      if (agents.includes(agent.toLowerCase())) ours.push(rule);
      if (agents.includes('*')) everyones.push(rule);
    }
  }
  return named ? ours : everyones;
}

/** True if the rules let us read the address. */
export function isAllowed(robots: Robots, url: URL): boolean {
  if (url.pathname === '/robots.txt') return true;
  const path = normalise(url.pathname + url.search);
  const matching = robots.filter((rule) => matches(rule.pattern, path));
  const longest = Math.max(0, ...matching.map((rule) => rule.pattern.length));
  const deciding = matching.filter((rule) => rule.pattern.length === longest);
  return deciding.length === 0 || deciding.some((rule) => rule.allow);
}

/** Found from left to right without a regular expression, which a hostile pattern could make slow. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const [first, ...parts] = (anchored ? pattern.slice(0, -1) : pattern).split('*') as [string, ...string[]];
  if (!path.startsWith(first)) return false;
  const last = anchored ? parts.pop() : undefined;
  if (anchored && last === undefined) return path === first;
  let at = first.length;
  for (const part of parts) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return last === undefined || (path.endsWith(last) && path.length - last.length >= at);
}

/** One spelling for each address: characters outside ASCII encoded, unreserved ones decoded, hexadecimals in capitals. */
function normalise(path: string): string {
  return path
    .replace(/[^\x21-\x7e]+/g, (text) => encodeURIComponent(text.toWellFormed()))
    .replace(/%[0-9a-f]{2}/gi, (code) => {
      const char = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return /[\w.~-]/.test(char) ? char : code.toUpperCase();
    });
}
