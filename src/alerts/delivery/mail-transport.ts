/**
 * How mails leave: to the server of ANTEI_SMTP_URL over a few connections that are kept open, or, without a server, as one `.eml`
 * file each into the folder `outbox` of the data folder.
 */

import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type NodemailerError, type SendMailOptions, type Transporter } from 'nodemailer';
import addressparser from 'nodemailer/lib/addressparser';
import { setAddress } from '../../platform/http/site-address.ts';
import type { Settings } from '../../platform/settings.ts';
import type { Message } from './message.ts';
import { failed, type Outcome, outage } from './outcome.ts';

export interface Mail extends Message {
  to: string;
  /** Stable: the same message sent twice has the same, so that receivers keep one. With angle brackets. */
  messageId: string;
  date: Date;
  /** Ends the channel; absent in mails that no list sent. */
  stopUrl?: string;
}

export interface MailTransport {
  /** Never throws. */
  send(mail: Mail): Promise<Outcome>;
  close(): void;
}

const CONNECTIONS = 8;
/** A server that says nothing for so long is gone; well within a lease (deliver.ts). */
const SILENCE_MS = 60_000;
const SAFE = { disableFileAccess: true, disableUrlAccess: true } as const;

export function openMailTransport(settings: Settings): MailTransport {
  const compose = composer(settings);
  const transport = settings.smtpUrl
    ? toServer(settings.smtpUrl)
    : toFolder(join(settings.dataDir, 'outbox'));
  return {
    send: (mail) => transport.send(compose(mail)),
    close: () => transport.close(),
  };
}

/** The host of Message-ID and List-Id: the site's, or the sender's where the site has no public address. */
export function mailHost(settings: Pick<Settings, 'publicUrl' | 'mailFrom'>): string {
  const site = setAddress(settings);
  return site ? new URL(site).hostname : (senderOf(settings.mailFrom).split('@')[1] ?? 'localhost');
}

export function senderOf(mailFrom: string): string {
  const [sender] = addressparser(mailFrom, { flatten: true });
  return sender?.address ?? '';
}

/** Headers by which programs know what this is and how it is stopped (RFC 3834, RFC 2919, RFC 2369, RFC 8058). */
function composer(settings: Settings): (mail: Mail) => SendMailOptions {
  const listId = `<alerts.${mailHost(settings)}>`;
  return ({ to, subject, text, html, messageId, date, stopUrl }) => ({
    from: settings.mailFrom,
    // An address, never a list of them: what was confirmed is one.
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId,
    date,
    textEncoding: 'base64',
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(stopUrl && {
        'List-Id': listId,
        'List-Unsubscribe': `<${stopUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  });
}

type Way = { send(mail: SendMailOptions): Promise<Outcome>; close(): void };

function toServer(url: string): Way {
  const transporter: Transporter = createTransport({
    pool: true,
    url,
    maxConnections: CONNECTIONS,
    maxMessages: Number.POSITIVE_INFINITY,
    connectionTimeout: SILENCE_MS / 2,
    greetingTimeout: SILENCE_MS / 2,
    socketTimeout: SILENCE_MS,
    ...SAFE,
  });
  return {
    send: (mail) => transporter.sendMail(mail).then(() => ({ kind: 'sent' }), outcomeOfError),
    close: () => transporter.close(),
  };
}

const BEFORE_THE_MESSAGE = ['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EOAUTH2', 'ECONFIG'];

/** RFC 5321, 4.2.1: 5xx is permanent, but it counts against the recipient or the message only if it is about them. */
function outcomeOfError(error: NodemailerError): Outcome {
  const { command, code = '', responseCode = 0 } = error;
  if (responseCode > 0 && (command === 'RCPT TO' || command === 'DATA'))
    return failed(responseCode >= 500 ? 'refused' : 'later', error);
  const connecting = 'syscall' in error && error.syscall === 'connect';
  return outage(error, connecting || BEFORE_THE_MESSAGE.includes(code));
}

/** A repeated mail takes the place of the first: its file is named after the Message-ID. */
function toFolder(folder: string): Way {
  const composing = createTransport({ streamTransport: true, buffer: true, newline: 'unix', ...SAFE });
  let made: Promise<unknown> | null = null;
  return {
    async send(mail) {
      try {
        // Mails hold the keys of lists: no other user of the machine reads them.
        made ??= mkdir(folder, { recursive: true, mode: 0o700 });
        await made;
        const { message } = await composing.sendMail(mail);
        const file = join(folder, fileNameOf(String(mail.messageId)));
        const temporary = `${file}.${process.pid}.part`;
        await writeFile(temporary, message as Buffer, { mode: 0o600 });
        await rename(temporary, file);
        return { kind: 'sent' };
      } catch (error) {
        return outage(error, true);
      }
    },
    close: () => composing.close(),
  };
}

function fileNameOf(messageId: string): string {
  const plain = messageId.replace(/^<|>$/g, '').replace(/@.*/, '');
  const isPlain = /^[\w.-]{1,100}$/.test(plain) && !plain.startsWith('.');
  return `${isPlain ? plain : createHash('sha256').update(messageId).digest('hex')}.eml`;
}
