import { hash } from 'node:crypto';

/**
 * The scripts in a page that carry the renderer's mark, exactly as the browser will hash them, and the page without the mark.
 * A script that got into the page any other way has no mark, is not listed in the policy, and does not run.
 */
export function takeMarkedScripts(html: string, mark: string): { html: string; scripts: string[] } {
  const attribute = ` nonce="${mark}"`;
  const scripts: string[] = [];
  for (const [, attributes, text] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    if (attributes!.includes(attribute) && text !== '') scripts.push(text!);
  }
  return { html: html.replaceAll(attribute, ''), scripts };
}

/** The Content-Security-Policy of a page: everything from this origin only, and of inline scripts and styles only these. */
export function contentPolicy(scripts: string[], styles: string[] = []): string {
  const hashes = (texts: string[]) =>
    [...new Set(texts.map((text) => ` 'sha256-${hash('sha256', text, 'base64')}'`))].join('');
  return [
    "default-src 'none'",
    `script-src 'self'${hashes(scripts)}`,
    `style-src 'self'${hashes(styles)}`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
