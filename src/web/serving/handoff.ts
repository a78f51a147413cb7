/**
 * The script that gives the loaders' data to the browser. It says what React Router's own component would say while
 * streaming (`StreamTransfer` in react-router/dist/…/lib/dom/ssr/single-fetch.js); a test notices if that changes.
 */
export async function handoffScript(
  stream: ReadableStream<Uint8Array> | undefined,
  mark: string,
): Promise<string> {
  const text = stream ? await new Response(stream).text() : '';
  return `<script nonce="${mark}">${CONTROLLER}.enqueue(${escapeJson(JSON.stringify(text))});${CONTROLLER}.close();</script>`;
}

/** The name under which the page's first script leaves the entrance for the data. */
export const CONTROLLER = 'window.__reactRouterContext.streamController';

/** JSON that is safe in a script: nothing in it can end the script or a line of it. */
function escapeJson(json: string): string {
  return json.replace(/[&<>\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
