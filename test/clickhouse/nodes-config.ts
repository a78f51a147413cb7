/** What test nodes are configured with: shards and copies, and the two users that a site has. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Address {
  host: string;
  tcp: number;
  http: number;
}

export const CLUSTER = 'antei';
/** Passwords of test nodes that listen on loopback only. */
export const USERS = {
  reader: { user: 'antei', password: 'questions-only' },
  loader: { user: 'antei_loader', password: 'loads-and-makes' },
};

/** The configuration of every node. @param copies nodes a shard, one after the other in the list */
export function nodeConfig(users: string, addresses: readonly Address[], copies: number): string {
  const replicas = addresses.map(
    ({ host, tcp }) => `<replica><host>${host}</host><port>${tcp}</port></replica>`,
  );
  const shards = Array.from({ length: replicas.length / copies }, (_, shard) =>
    replicas.slice(shard * copies, (shard + 1) * copies).join(''),
  );
  return `<clickhouse>
<users_config>${users}</users_config>
<logger><level>warning</level></logger>
<remote_servers><${CLUSTER}><secret>between nodes</secret>
${shards.map((shard) => `<shard>${shard}</shard>`).join('\n')}
</${CLUSTER}></remote_servers>
</clickhouse>`;
}

const production = (name: string) =>
  readFileSync(join(import.meta.dirname, '..', '..', 'deploy', 'clickhouse', name), 'utf8');

/** Where the nodes of production are; each listens where the test says. */
export function productionCluster(): string {
  return production('cluster.xml').replace(/<listen_host>.*<\/listen_host>/, '');
}

/** What a server has before anything is added to it; the local server mode works as its user `default`. */
export const BASE_USERS = `<clickhouse>
<profiles><default/></profiles>
<quotas><default/></quotas>
<users>
<default><password></password><networks><ip>::/0</ip></networks><profile>default</profile><quota>default</quota></default>
</users>
</clickhouse>`;

/**
 * The users of production, with their profiles and grants: one for questions, who cannot write, and one for loading. Here the latter may
 * read and write files of nodes too, as tests give engines what to read.
 */
export function usersConfig(): string {
  return production('users.xml')
    .replace('<default remove="remove"/>', '')
    .replace('<query>GRANT ALL ON antei.*</query>', '$&<query>GRANT READ, WRITE ON FILE</query>');
}

/** The variables that `users.xml` and `cluster.xml` take. */
export const ENVIRONMENT = {
  READER_PASSWORD: USERS.reader.password,
  LOADER_PASSWORD: USERS.loader.password,
  BETWEEN: 'between nodes',
  SHARD: '1',
  REPLICA: 'a',
};
