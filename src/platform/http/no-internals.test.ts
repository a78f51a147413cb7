import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { renderError } from '../command.ts';
import { testContext } from '../database/testing.ts';
import { AnteiError, ERRORS, type ErrorCode } from '../errors.ts';
import { createHttpServer } from './server.ts';

/** A path, an address of the machine, a line of a stack, a statement. */
const INTERNALS =
  /(?<![a-z])\/(tmp|work|home|root|data|var|proc|dev)\/|\.s\.PGSQL|127\.0\.0\.1|\bat \S+ \(|node:|ERR_|E[A-Z]{5,}|select |insert |relation /;

test('whatever goes wrong inside, an answer shows no path, no address of the machine, no stack and no statement', async (t) => {
  const context = await testContext(t);
  const folder = mkdtempSync(join(tmpdir(), 'antei-internals-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  // A socket that a killed server left behind refuses; if there is none, it is not found.
  const left = join(folder, '.s.PGSQL.5432');
  const server = createServer().listen(left);
  await new Promise((resolve) => server.once('listening', resolve));
  const port = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => port.once('listening', resolve));
  const { port: number } = port.address() as { port: number };
  await new Promise((resolve) => port.close(resolve));
  await new Promise((resolve) => server.close(resolve));
  writeFileSync(left, '');

  const connect = (options: pg.ClientConfig) => new pg.Client({ user: 'antei', ...options }).connect();
  const faults: Record<string, [() => Promise<unknown>, number]> = {
    'no socket': [() => connect({ host: join(folder, 'nowhere') }), 503],
    'a socket that nobody serves': [() => connect({ host: folder }), 503],
    'a port that nobody serves': [() => connect({ host: '127.0.0.1', port: number }), 503],
    'a full disk': [() => writeFile('/dev/full', 'x'.repeat(100_000)), 507],
    'a wrong statement': [() => context.pool.query('select secret from no_table'), 500],
    'a refused row': [() => context.pool.query(`insert into organisation (kind) values ('x')`), 500],
    'a folder that is none': [() => writeFile(join(folder, 'no', 'such'), ''), 500],
  };
  const app = await createHttpServer(context);
  t.after(() => app.close());
  const open = { config: { access: 'public' as const } };
  for (const [index, [fault]] of Object.values(faults).entries())
    app.get(`/fault/${index}`, open, () => fault() as Promise<never>);
  const codes = Object.keys(ERRORS) as ErrorCode[];
  for (const code of codes)
    app.get(`/code/${code}`, open, async () => {
      throw new AnteiError(code, `${folder}/postgres/lock を connect ECONNREFUSED ${left}`);
    });

  for (const [index, [name, [, status]]] of Object.entries(faults).entries()) {
    const reply = await app.inject(`/fault/${index}`);
    assert.equal(reply.statusCode, status, `${name}: ${reply.body}`);
    assert.doesNotMatch(reply.body, INTERNALS, name);
    assert.ok(reply.json().instance, 'a number to ask by');
  }
  // Of the operator's own codes (500 and above) not even a detail that names a folder.
  for (const code of codes.filter((one) => ERRORS[one].status >= 500 && !ERRORS[one].forReaders)) {
    // The remedy is a fixed text.
    const { remedy: _, ...told } = (await app.inject(`/code/${code}`)).json();
    assert.doesNotMatch(JSON.stringify(told), INTERNALS, code);
  }
  // Who sits at the machine is told.
  const cause = await connect({ host: join(folder, 'nowhere') }).catch((error: unknown) => error);
  assert.ok(renderError(cause).includes(folder), renderError(cause));
});
