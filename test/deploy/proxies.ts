/** For tests only: Caddy and nginx, as an operator has them, before a site; with the configuration of deploy/ and as little changed as can be. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { until } from '../../src/app/site-testing.ts';

const DEPLOY = join(import.meta.dirname, '..', '..', 'deploy');

export interface Proxy {
  said(): string;
  process: ChildProcess;
}

/** False, or why the tests of a proxy are skipped. */
export function skipWithout(program: 'caddy' | 'nginx'): false | string {
  const runs = (name: string, word: string) => spawnSync(name, [word]).status === 0;
  if (!runs(program, program === 'caddy' ? 'version' : '-v')) return `needs ${program} on the PATH`;
  return runs('openssl', 'version') ? false : 'needs openssl on the PATH';
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Caddy with our file as it is: its two variables are all that an operator sets. */
export async function startCaddy(folder: string, port: number, upstream: string): Promise<Proxy> {
  const config = join(DEPLOY, 'Caddyfile');
  const env = {
    ...process.env,
    // For a name of the outside Caddy would ask for a certificate; with a port and no scheme it makes one itself for localhost.
    SITE_ADDRESS: `https://localhost:${port}`,
    SITE_UPSTREAM: upstream,
    XDG_DATA_HOME: join(folder, 'caddy-data'),
    XDG_CONFIG_HOME: join(folder, 'caddy-config'),
  };
  const told = spawnSync('caddy', ['validate', '--adapter', 'caddyfile', '--config', config], {
    env,
    encoding: 'utf8',
  });
  if (told.status !== 0) throw new Error(`caddy validate: ${told.stderr}`);
  // Beside the site: its administration at a port of its own, no certificate put into the machine's store, no port 80.
  const options = `{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n}\n`;
  const copy = join(folder, 'Caddyfile');
  writeFileSync(copy, options + readFileSync(config, 'utf8'));
  return started(spawn('caddy', ['run', '--adapter', 'caddyfile', '--config', copy], { env }), port);
}

/** nginx with our file, the ports, the name, the certificate and the upstream replaced. */
export async function startNginx(folder: string, port: number, upstream: string): Promise<Proxy> {
  const plain = await freePort();
  for (const name of ['body', 'proxy', 'other']) mkdirSync(join(folder, name), { recursive: true });
  makeCertificate(folder);
  const site = readFileSync(join(DEPLOY, 'nginx.conf'), 'utf8')
    .replace('server 127.0.0.1:8080;', `server ${upstream};`)
    .replace('listen 80;', `listen 127.0.0.1:${plain};`)
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replaceAll(/^ *listen \[::\].*\n/gm, '')
    .replaceAll('antei.example$request_uri', `localhost:${port}$request_uri`)
    .replaceAll('server_name antei.example', 'server_name localhost')
    .replaceAll('/etc/letsencrypt/live/antei.example', folder);
  writeFileSync(join(folder, 'site.conf'), site);
  const main = join(folder, 'nginx.conf');
  writeFileSync(
    main,
    `daemon off;\nmaster_process off;\npid ${folder}/nginx.pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;
client_body_temp_path ${folder}/body;\nproxy_temp_path ${folder}/proxy;\nfastcgi_temp_path ${folder}/other;\nuwsgi_temp_path ${folder}/other;\nscgi_temp_path ${folder}/other;\ninclude ${folder}/site.conf;\n}\n`,
  );
  const told = spawnSync('nginx', ['-t', '-p', folder, '-c', main], { encoding: 'utf8' });
  if (told.status !== 0) throw new Error(`nginx -t: ${told.stderr}`);
  return started(spawn('nginx', ['-p', folder, '-c', main]), port);
}

/** A certificate that nobody but the test believes. */
function makeCertificate(folder: string): void {
  const made = spawnSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
      ...['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')],
    ],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`openssl: ${made.stderr}`);
}

async function started(child: ChildProcess, port: number): Promise<Proxy> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream!.on('data', (chunk) => (said += chunk));
  await until('the proxy', async () => {
    if (child.exitCode !== null) throw new Error(said);
    return new Promise<boolean>((resolve) => {
      const socket = connect({ port, host: '127.0.0.1' });
      socket.once('error', () => resolve(false));
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
    });
  });
  return { said: () => said, process: child };
}
