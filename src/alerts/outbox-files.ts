import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { isLocalOnly } from '../platform/loopback.ts';
import type { Settings } from '../platform/settings.ts';

/** A mail that lies in the outbox folder because there is no mail server. */
export interface OutboxMail {
  file: string;
  subject: string;
  to: string;
  text: string;
}

const SHOWN = 50;

/** True where mails may be read on a page: there is no mail server, and nobody but this machine reaches the site. */
export function hasOutboxPage(settings: Pick<Settings, 'smtpUrl' | 'host' | 'publicUrl'>): boolean {
  return settings.smtpUrl === undefined && isLocalOnly(settings);
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
