/**
 * Forms, read as they come in and never further than their limits: fields, parts, headers of parts and bytes are counted by the
 * parser itself (@fastify/busboy), so that nothing is read that was not counted. A form without parts is short: it is collected, its
 * fields are counted, and the platform reads it, which takes a hundredth of the time that a parser in steps takes for `%41%41…`.
 */
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy';
import { AnteiError } from '../../errors.ts';
import { letGo, Pieces } from '../../files/pieces.ts';
import { type BodyPace, strangersPace } from './body-pace.ts';
import { ReceivedFile } from './received-file.ts';

export interface FormLimits {
  /** Bytes of the whole body; without parts (urlencoded) never more than {@link MAX_URLENCODED}. */
  bytes: number;
  /** Text fields. */
  fields: number;
  files: number;
  /** Name of a text field that may be longer than {@link MAX_TEXT}: it then comes as a file does, and is read as one. */
  longText?: string;
}

const KINDS = /^(multipart\/form-data|application\/x-www-form-urlencoded)\s*(;|$)/i;
const URLENCODED = /^application\/x-www-form-urlencoded/i;
/** Bytes of a form without parts; whatever of ours sends long texts sends them as parts. */
const MAX_URLENCODED = 1_000_000;
/** In bytes; our longest is `countries.` with a product's code. */
const MAX_NAME = 100;
const UNNAMED = '名前のない項目か、名前が長すぎる項目があります。';
const BROKEN = '送信が途中で切れました。';
const [PLUS, SPACE] = [0x2b, 0x20];
/** Bytes of a text field: to make a text of six times as much holds up everybody for 70 ms. */
const MAX_TEXT = 1_000_000;
/** Bytes of parts that are taken in at once. */
const SLICE = 128_000;
/** Bounds of the head of a part. */
const PART = { headerPairs: 10, headerSize: 4_000 };

/**
 * Reads a form.
 * @param stream the body; what is left of it after a refusal is let go by
 * @param pace of a form with parts
 * @returns the form, names and texts without NUL characters: they hide in what is copied from spreadsheets, and no database stores them
 * @throws AnteiError `body-kind`, `body-too-large`, `form-too-many`, `form-unreadable`
 */
export async function readForm(
  stream: Readable,
  headers: IncomingHttpHeaders,
  limits: FormLimits,
  pace: BodyPace = strangersPace,
): Promise<FormData> {
  const type = headers['content-type'] ?? '';
  try {
    if (!KINDS.test(type)) throw new AnteiError('body-kind', 'このページに送れるのはフォームだけです。');
    const plain = URLENCODED.test(type);
    const bounds = plain ? { ...limits, bytes: Math.min(limits.bytes, MAX_URLENCODED), files: 0 } : limits;
    if (Number(headers['content-length'] ?? 0) > bounds.bytes) throw tooLarge(bounds);
    return await (plain ? readPlain(stream, bounds) : readParts(stream, type, bounds, pace));
  } finally {
    stream.resume();
  }
}

async function readPlain(stream: Readable, limits: FormLimits): Promise<FormData> {
  const chunks: Buffer[] = [];
  let [bytes, marks] = [0, 0];
  try {
    // What is refused is answered: the connection stays.
    for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > limits.bytes) throw tooLarge(limits);
      for (let at = chunk.indexOf('&'); at >= 0; at = chunk.indexOf('&', at + 1))
        if (++marks >= limits.fields) throw tooMany(limits);
    }
  } catch (error) {
    throw error instanceof AnteiError ? error : unreadable(BROKEN);
  }
  const form = new FormData();
  const body = Buffer.concat(chunks);
  // A plus sign costs the platform much more than the space it means.
  for (let at = 0; at < body.length; at++) if (body[at] === PLUS) body[at] = SPACE;
  for (const [name, value] of new URLSearchParams(body.toString())) {
    if (name === '' || name.length > MAX_NAME) throw unreadable(UNNAMED);
    form.append(withoutNul(name), withoutNul(value));
  }
  if (bytes > 0 && [...form.keys()].length === 0) throw unreadable(UNNAMED);
  return form;
}

async function readParts(
  stream: Readable,
  type: string,
  limits: FormLimits,
  pace: BodyPace,
): Promise<FormData> {
  const parser = openParser(type, limits);
  const form = new FormData();
  const read = Promise.withResolvers<void>();
  const stop = (error: AnteiError) => read.reject(error);
  const counted = { fields: 0, files: 0 };
  parser.on('file', (name: string | undefined, part: BusboyFileStream, file: string | undefined, _, kind) => {
    const isFile = isNamedFile(kind, file);
    if (++counted[isFile ? 'files' : 'fields'] > limits[isFile ? 'files' : 'fields'])
      stop(isFile ? tooManyFiles(limits) : tooMany(limits));
    const chunks: Buffer[] = [];
    part.on('data', (chunk: Buffer) => void chunks.push(chunk));
    part.on('error', () => undefined);
    part.on('end', () => {
      const pieces = new Pieces(chunks);
      const isLong = !isFile && pieces.length > MAX_TEXT;
      if (name === undefined || name.length > MAX_NAME) stop(unreadable(UNNAMED));
      else if (isFile) form.append(withoutNul(name), new ReceivedFile(pieces, fileName(file)));
      else if (!isLong) form.append(withoutNul(name), withoutNul(Buffer.concat(chunks).toString()));
      else if (name === limits.longText) form.append(name, new ReceivedFile(pieces, '', true));
      else stop(new AnteiError('body-too-large', `1つの項目に書けるのは${MAX_TEXT / 1e6}MBまでです。`));
    });
  });
  for (const limit of ['partsLimit', 'filesLimit'] as const)
    parser.on(limit, () => stop(tooManyParts(limits)));
  parser.on('error', () => stop(unreadable('フォームが途中で終わっているか、壊れています。')));
  parser.on('finish', () => read.resolve());
  let [bytes, since, over] = [0, 0, false];
  const taken: Buffer[] = [];
  read.promise.catch(() => undefined).finally(() => (over = true));
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      if (over) break;
      taken.push(chunk);
      bytes += chunk.length;
      since += chunk.length;
      if (bytes > limits.bytes) throw tooLarge(limits);
      if (!parser.write(chunk)) await Promise.race([once(parser, 'drain'), read.promise]);
      if (since < SLICE) continue;
      await Promise.race([pace(since), read.promise]);
      since = 0;
    }
    parser.end();
    await read.promise;
  } catch (error) {
    for (const chunk of taken) letGo(chunk);
    throw error instanceof AnteiError ? error : unreadable(BROKEN);
  }
  // A form without fields has no bytes: where there are some, its parts say nothing that we read.
  if (bytes > 0 && [...form.keys()].length === 0) throw unreadable(UNNAMED);
  return form;
}

/** @throws AnteiError `form-unreadable` */
function openParser(type: string, { bytes, fields, files }: FormLimits): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: { 'content-type': type } as BusboyHeaders,
      limits: { ...PART, fileSize: bytes, files: fields + files, parts: fields + files },
      // Texts too are taken as they come: the parser looks at each of their characters, 60 ms of the thread for the largest.
      isPartAFile: () => true,
    });
  } catch {
    throw new AnteiError('form-unreadable', 'フォームの区切り（boundary）が読み取れません。');
  }
}

/** As browsers mark a file. */
function isNamedFile(kind: string | undefined, file: string | undefined): boolean {
  return file !== undefined || kind === 'application/octet-stream';
}

const fileName = (name: string | undefined) => withoutNul(name ?? '').slice(-255);

function tooMany({ fields }: FormLimits): AnteiError {
  return new AnteiError('form-too-many', `一度に送れる項目は${fields}個までです。`);
}

function tooManyFiles({ files }: FormLimits): AnteiError {
  return new AnteiError('form-too-many', `このページで一度に送れるファイルは${files}個までです。`);
}

function tooManyParts({ fields, files }: FormLimits): AnteiError {
  const most = fields + files;
  return new AnteiError('form-too-many', `一度に送れる項目とファイルは合わせて${most}個までです。`);
}

const unreadable = (detail: string) => new AnteiError('form-unreadable', detail);

function tooLarge({ bytes, files }: FormLimits): AnteiError {
  const size = `一度に送れるのは${bytes / 1e6}MBまでです。`;
  return new AnteiError(files > 0 ? 'file-too-large' : 'body-too-large', size);
}

const withoutNul = (text: string) => text.replaceAll('\0', '');
