/** Why a site cannot listen, in words. */

import type { Settings } from '../platform/settings.ts';
import { AnteiError } from './errors.ts';

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'この番号のポートで待ち受ける権限がありません',
  EPERM: 'この番号のポートで待ち受ける権限がありません',
  EADDRNOTAVAIL: 'この機械のアドレスではありません',
  ENOTFOUND: 'この名前のアドレスが見つかりません',
  EAI_AGAIN: 'この名前のアドレスをいま調べられません（DNSが答えません）',
  EAFNOSUPPORT: 'この種類のアドレスは、この機械では使えません',
  EINVAL: 'アドレスの形が正しくありません',
};

/** What a failure to listen means; others come back as they are. */
export function listenFault({ host, port }: Pick<Settings, 'host' | 'port'>, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const place = `${host}:${port}`;
  if (code === 'EADDRINUSE') return new AnteiError('port-in-use', place, { cause: error });
  const words = code === undefined ? undefined : WORDS[code];
  return words ? new AnteiError('cannot-listen', `${place}（${words}）`, { cause: error }) : error;
}
