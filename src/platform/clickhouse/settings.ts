import { z } from 'zod';
import { defineSettings, onOff, type ValuesOf } from '../settings.ts';

const name = (word: string) =>
  z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, '半角の英数字と _')
    .default(word);

/** `https://node1:8443`, without anything behind it. */
const node = z
  .url({ protocol: /^https?$/ })
  .refine(
    (url) => /^https?:\/\/[^@?#/]+$/i.test(url),
    'http(s)://ホスト:ポート の形（利用者名やパスワードは別の設定）',
  );

/**
 * Where the records of many machines are. Without the first nothing of ClickHouse is loaded, and records are read from files on
 * this machine.
 */
export const CLICKHOUSE_SETTINGS = defineSettings({
  clickhouseUrl: {
    name: 'ANTEI_CLICKHOUSE_URL',
    value: z
      .string()
      .transform((text) => text.split(',').map((part) => part.trim().replace(/\/$/, '')))
      .pipe(z.array(node).min(1))
      .optional()
      .describe(
        '記録を置くClickHouseのすべてのノードを、コンマで区切って並べます（例 https://ch1.example 。ポートも付けられます）。なければ記録をこの機械のファイルから読みます。',
      ),
  },
  clickhouseUser: {
    name: 'ANTEI_CLICKHOUSE_USER',
    value: z
      .string()
      .min(1)
      .default('antei')
      .describe('ClickHouseに問い合わせる利用者。読み取り（SELECT）だけを許します。'),
  },
  clickhousePassword: {
    name: 'ANTEI_CLICKHOUSE_PASSWORD',
    secret: true,
    value: z.string().optional().describe('その利用者のパスワード。'),
  },
  clickhouseLoaderUser: {
    name: 'ANTEI_CLICKHOUSE_LOADER_USER',
    value: z
      .string()
      .min(1)
      .default('antei_loader')
      .describe('ClickHouseに記録を入れ、表を作る利用者。コマンドとワーカーだけが使います。'),
  },
  clickhouseLoaderPassword: {
    name: 'ANTEI_CLICKHOUSE_LOADER_PASSWORD',
    secret: true,
    value: z.string().optional().describe('その利用者のパスワード。'),
  },
  clickhouseDatabase: {
    name: 'ANTEI_CLICKHOUSE_DATABASE',
    value: name('antei').describe('ClickHouseの、記録を置くデータベース。'),
  },
  clickhouseCluster: {
    name: 'ANTEI_CLICKHOUSE_CLUSTER',
    value: name('antei').describe(
      'ClickHouseの設定（remote_servers）に書いた、記録を分けて置くノードの集まりの名前。',
    ),
  },
  clickhouseOnCluster: {
    name: 'ANTEI_CLICKHOUSE_ON_CLUSTER',
    value: onOff
      .default(false)
      .describe(
        '表を作る文を、ClickHouseの ON CLUSTER に任せるか（on / off）。on にするには ClickHouse Keeper が要ります。off ではノードに1つずつ送ります。',
      ),
  },
});

export interface ClickHouseSettings extends ValuesOf<typeof CLICKHOUSE_SETTINGS> {}

declare module '../settings.ts' {
  interface Settings extends ClickHouseSettings {}
}
