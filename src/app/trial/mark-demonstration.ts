import type { FastifyInstance } from 'fastify';
import { INVENTED_HEADER } from '../../platform/invented.ts';

/** What is asked about the process or has no data; it must not wait for the database. */
const WITHOUT_DATA = /^\/(?:health|assets)\//;
/** What is before a file's name, in either of its two forms (RFC 6266), with the mark where it has it already. */
const FILE_NAME = /(filename\*?=(?:UTF-8'')?"?)(?:demo-)?/gi;

/**
 * While the site shows a demonstration, every answer says so in a header, and the name of every file that it hands out begins
 * with `demo-`: also of routes, feeds and files that are yet to be written.
 */
export function markDemonstration(app: FastifyInstance, isDemonstration: () => Promise<boolean>): void {
  app.addHook('onSend', async ({ url }, reply) => {
    if (WITHOUT_DATA.test(url) || !(await isDemonstration().catch(() => false))) return;
    reply.header(INVENTED_HEADER.name, INVENTED_HEADER.value);
    const said = reply.getHeader('content-disposition');
    if (typeof said === 'string') reply.header('content-disposition', said.replace(FILE_NAME, '$1demo-'));
  });
}
