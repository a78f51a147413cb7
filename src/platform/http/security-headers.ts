/**
 * What tells a browser to be careful, on every answer of every kind: pages, files, the API, redirects, errors, also those that
 * Node's own parser gives before any route is found. A page then brings the policy of its own scripts.
 */
import type { Server, ServerResponse } from 'node:http';
import type { Settings } from '../settings.ts';

/**
 * For every answer. Nothing but a page of ours may load or run anything. The camera is for our own pages, which read codes of packages with it
 * when their reader asks (docs/decisions/0047); no frame of anybody else's gets it.
 */
export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
} as const;

/** A year, as ASVS 3.4.1 asks. The other names of the domain are not ours to decide for. */
const HSTS = 'max-age=31536000';

/** The headers of every answer of a site: with HSTS (RFC 6797) where its readers come by https. */
export function securityHeaders({ publicUrl }: Pick<Settings, 'publicUrl'>): Record<string, string> {
  return publicUrl?.startsWith('https:')
    ? { ...SECURITY_HEADERS, 'strict-transport-security': HSTS }
    : SECURITY_HEADERS;
}

/** Puts headers on every answer of a server before anything else touches it; a handler may replace one. */
export function secureAnswers(server: Server, headers: Record<string, string>): void {
  server.prependListener('request', (_request: unknown, response: ServerResponse) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  });
}
