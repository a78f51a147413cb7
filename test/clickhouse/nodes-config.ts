/** What test nodes are configured with: shards and copies, and the two users that a site has. */

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

/** The users as the guide describes them: one for questions, who cannot write, and one for loading. */
export function usersConfig(): string {
  const user = ({ user, password }: { user: string; password: string }, profile: string) =>
    `<${user}><password>${password}</password><networks><ip>::/0</ip></networks><profile>${profile}</profile><quota>default</quota></${user}>`;
  return `<clickhouse>
<profiles><default/><questions><readonly>2</readonly></questions></profiles>
<quotas><default/></quotas>
<users>
<default><password></password><networks><ip>::/0</ip></networks><profile>default</profile><quota>default</quota></default>
${user(USERS.reader, 'questions')}
${user(USERS.loader, 'default')}
</users>
</clickhouse>`;
}
