import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { holdsSiteKey, isTrialOver } from '../../access/index.ts';
import type { Context } from '../../platform/context.ts';
import { isLocalOnly } from '../../platform/loopback.ts';

/** A mail kept in the outbox folder because there is no mail server. */
export interface OutboxMail {
  file: string;
  subject: string;
  to: string;
  text: string;
}

const SHOWN = 50;

type World = Pick<Context, 'settings' | 'pool'>;

/**
 * True if mails may be read on a page: there is no mail server, nobody but this machine reaches the site, and it is for trying
 * out still.
 */
export async function hasOutboxPage({ settings, pool }: World): Promise<boolean> {
  return settings.smtpUrl === undefined && isLocalOnly(settings) && !(await isTrialOver(pool));
}

/**
 * The newest mails of the folder `outbox`, for who sends the key of the site; `locked` without it, null if they must not be
 * shown at all.
 */
export async function readOutbox(
  context: World,
  cookieHeader: string | null,
): Promise<OutboxMail[] | 'locked' | null> {
  const { settings } = context;
  if (!(await hasOutboxPage(context))) return null;
  if (!holdsSiteKey(settings, cookieHeader)) return 'locked';
  const folder = join(settings.dataDir, 'outbox');
  const names = await readdir(folder).catch(() => []);
  const files = await Promise.all(
    names
      .filter((name) => name.endsWith('.eml'))
      .map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  );
  const newest = files.sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1)).slice(0, SHOWN);
  return Promise.all(
    newest.map(async ({ name }) => {
      const { default: PostalMime } = await import('postal-mime');
      const mail = await PostalMime.parse(await readFile(join(folder, name)));
      return {
        file: name,
        subject: mail.subject ?? '',
        to: (mail.to ?? []).map(({ address }) => address).join('、'),
        text: mail.text ?? '',
      };
    }),
  );
}
