import type { ErrorText } from './text.ts';

/** Errors: what keeps records on several machines from being asked. A part that is missing is an error, never a smaller number. */
export const RECORDS_ERRORS = {
  'records-unset': {
    status: 503,
    title: '記録を置くClickHouseが設定されていません',
    remedy:
      '環境変数 ANTEI_CLICKHOUSE_URL に、記録を置くノードを指定してください（docs/guide/clickhouse.md）。',
  },
  'records-unreachable': {
    status: 503,
    title: '記録を置く機械のどれからも応答がありません',
    remedy:
      'しばらく待ってやり直してください。サイトの運用者は、ClickHouseのノードとネットワーク、ANTEI_CLICKHOUSE_URL を確かめてください。',
    forReaders: true,
  },
  'records-incomplete': {
    status: 503,
    title: '記録の一部が欠けているため、集計しませんでした',
    remedy:
      'しばらく待ってやり直してください。欠けたままの数は示しません。サイトの運用者は、示したノードを動かし直してください。',
    forReaders: true,
  },
  'records-too-long': {
    status: 503,
    title: '記録の集計に時間がかかりすぎるため、やめました',
    remedy: '期間・都道府県・薬効分類などで絞ってから、もう一度お試しください。',
    forReaders: true,
  },
  'records-too-many': {
    status: 422,
    title: '記録の集計の結果が多すぎます',
    remedy: '期間・都道府県・薬効分類などで絞るか、分ける項目を減らしてください。',
  },
  'records-too-heavy': {
    status: 503,
    title: '記録の集計にメモリーが足りません',
    remedy:
      '期間・都道府県・薬効分類などで絞ってください。サイトの運用者は、ClickHouseの利用者に許すメモリー（max_memory_usage）を増やせます。',
    forReaders: true,
  },
  'records-refused': {
    status: 503,
    title: '記録を置くClickHouseが断りました',
    remedy:
      'ANTEI_CLICKHOUSE_USER などの設定（利用者・パスワード・データベース・クラスター）と、その利用者に与えた権限を確かめてください（docs/guide/clickhouse.md）。',
  },
  'records-newer': {
    status: 503,
    title: '記録を置くClickHouseが、このAnteiより新しい版のものです',
    remedy: '新しい版のAntei（git pull のあと npm ci）で動かしてください。記録は変えていません。',
  },
} as const satisfies Record<string, ErrorText>;
