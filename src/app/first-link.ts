import { identitySource, isTrialOver, keyLink } from '../access/index.ts';
import type { Context } from '../platform/context.ts';

/**
 * What `antei start` says once it listens: the address and, on a site for trying out, the link with the key that the
 * development provider and the outbox ask for. Nobody but who sees this terminal knows it.
 * @param address of the site, with a slash at the end
 */
export async function firstLink(
  { settings, pool }: Pick<Context, 'settings' | 'pool'>,
  address: string,
): Promise<string> {
  const site = (link: string) => `安定 Antei： ${link} （止めるには Ctrl+C）`;
  if (identitySource(settings).kind !== 'demo' || (await isTrialOver(pool))) return site(address);
  return [
    site(address + keyLink(settings).slice(1)),
    `  このリンクは、お試し用のログインと送信箱の鍵を含みます。人に見せるのは ${address} だけにしてください。`,
  ].join('\n');
}
