import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import type { Settings } from '../platform/settings.ts';

/** A mail that lies in the outbox folder because there is no mail server. */
export interface OutboxMail {
  file: string;
  subject: string;
  to: string;
  text: string;
}

const SHOWN = 50;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

/**
 * True where mails may be read on a page: there is no mail server, and nobody but this machine reaches the site. A site with a
 * public address may stand behind a relay on the same machine.
 */
export function hasOutboxPage({
  smtpUrl,
  host,
  publicUrl,
}: Pick<Settings, 'smtpUrl' | 'host' | 'publicUrl'>): boolean {
  const isPublic = publicUrl !== undefined && !LOOPBACK.test(new URL(publicUrl).hostname);
  return smtpUrl === undefined && LOOPBACK.test(host) && !isPublic;
}

/** The newest mails of the folder `outbox`; null where they must not be shown. */
export async function readOutbox(settings: Settings): Promise<OutboxMail[] | null> {
  if (!hasOutboxPage(settings)) return null;
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
