/** Secrets among the settings: which they are, and how they are kept out of words. */

/** Those of the ground floor, also where a process reads no settings. */
const hidden = new Set(['ANTEI_SECRET', 'DATABASE_URL']);

/** Variables that are never shown; each is named where the setting is defined (settings.ts of the ground floor and of the rooms). */
export const HIDDEN_SETTINGS: ReadonlySet<string> = hidden;

export function hideSetting(name: string): void {
  hidden.add(name);
}

/** Shorter ones are words of every other line. */
const LEAST_LENGTH = 6;
const MASK = '***';

/** The secret texts in an environment: values as a whole, and the user's name and password in an address. */
export function secretsIn(env: Readonly<Record<string, string | undefined>>): string[] {
  const found = [...HIDDEN_SETTINGS].flatMap((name) => {
    const value = env[name] ?? '';
    // Between the scheme and the last @, whether or not it can be read as an address: a password may hold anything.
    const [, credentials = ''] = /^[a-z+]*:\/\/(.*)@/is.exec(value) ?? [];
    const password = credentials.slice(credentials.indexOf(':') + 1);
    const inQuery = [...value.matchAll(/[?&](?:password|pass)=([^&#]*)/gi)].map(([, text]) => text!);
    return [value, credentials, ...[password, ...inQuery].flatMap((one) => [one, decoded(one)])];
  });
  // The longest first, that nothing is left of it.
  return [...new Set(found)]
    .filter((text) => text.length >= LEAST_LENGTH)
    .sort((a, b) => b.length - a.length);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The secret texts in the environment of this process. */
export function ownSecrets(): string[] {
  return secretsIn(process.env);
}

/** A text without the secrets in it, even when they are escaped as in JSON. */
export function hide(text: string, secrets: readonly string[]): string {
  return secrets.reduce(
    (all, secret) => all.replaceAll(secret, MASK).replaceAll(JSON.stringify(secret).slice(1, -1), MASK),
    text,
  );
}

/** A wrong value as it may be shown: credentials of an address, and what follows it, are left out. */
export function shownValue(name: string, value: string | undefined): string {
  if (HIDDEN_SETTINGS.has(name)) return `${name}（${[...(value ?? '')].length}字。値は示しません）`;
  const bare = value
    ?.replace(/^([a-z+.-]*:\/\/)?.*@/is, (_, scheme = '') => `${scheme}${MASK}@`)
    .replace(/[?#].*$/s, `?${MASK}`);
  return `${name}=${JSON.stringify(bare)}`;
}

/** The environment of this process for a program that is not ours: without settings, which may be secrets. */
export function environmentForOthers(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('ANTEI_') && !HIDDEN_SETTINGS.has(name)),
  );
}
