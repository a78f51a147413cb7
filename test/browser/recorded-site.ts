import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { announceEditions } from '../../src/alerts/index.ts';
import { ensureBuilt } from '../../src/app/build.ts';
import { createSite } from '../../src/app/server.ts';
import { testContext } from '../../src/platform/database/testing.ts';
import { NO_PORTS } from '../../src/supply/ports.ts';

/** The site behind a relay that keeps, word for word, all that reaches it: address, headers and body. */
export async function openRecordedSite() {
  const plain = await testContext();
  const context = Object.assign(plain, { ports: { ...NO_PORTS, told: announceEditions(plain) } });
  const site = await createSite(context, await ensureBuilt());
  const received: string[] = [];
  const relay = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const payload = Buffer.concat(chunks);
    received.push(`${request.method} ${request.url}\n${JSON.stringify(request.headers)}\n${payload}`);
    const reply = await site.inject({
      method: request.method as 'GET',
      url: request.url!,
      headers: request.headers,
      payload: payload.length > 0 ? payload : undefined,
    });
    const { 'transfer-encoding': _, ...headers } = reply.headers;
    response.writeHead(reply.statusCode, headers).end(reply.rawPayload);
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
    context,
    received,
    async close() {
      relay.closeAllConnections();
      relay.close();
      await site.close();
      await context.close();
    },
  };
}
