/**
 * What a reader already has: the entity tags of an `If-None-Match` (RFC 9110, 8.8.3 and 13.1.2). Everything that the server sends with
 * an ETag is asked here, so that a list of tags, a weak one or `*` means the same everywhere; files of the build are asked by
 * @fastify/static, which reads the same.
 */
import type { IncomingHttpHeaders } from 'node:http';

/** A tag of a list: its characters may be commas, so a list is not split at them. */
const TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;

/** True if a reader holds what has this tag, quoted as the ETag header has it; the resource itself must be there, which `*` asks for. */
export function holdsTag({ 'if-none-match': held }: IncomingHttpHeaders, etag: string): boolean {
  if (held === undefined) return false;
  return held.trim() === '*' || (held.match(TAG) ?? []).some((tag) => isSameTag(tag, etag));
}

/** Compared weakly: a proxy that compresses marks a tag as weak, and what it means stays. */
export function isSameTag(a: string, b: string): boolean {
  return a.replace(/^W\//, '') === b.replace(/^W\//, '');
}
