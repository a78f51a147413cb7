import { DefinitionList } from '../../../../ui/definition-list.tsx';
import { formatDate } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/notice.tsx';

/** How the official source fares, as a page may send it. */
export interface SourceStateProps {
  /** 「8月18日 18:32」; null before the first look. */
  lastCheckedAt: string | null;
  outcome: 'imported' | 'unchanged' | 'refused' | 'failed' | null;
  message: string | null;
  newestAsOf: string | null;
  daysSinceMoved: number | null;
  /** True if the source has not moved for ten days. */
  stale: boolean;
  /** What a visitor has to know; null if all is well. */
  alarm: string | null;
}

const OUTCOMES = {
  imported: '新しい一覧を取り込みました',
  unchanged: '新しい一覧はありませんでした',
  refused: '取得元に断られました',
  failed: '取得できませんでした',
};

/** When the source was last looked at and with what result; an alarm is shown above everything. */
export function SourceState({ state }: { state: SourceStateProps }) {
  const { lastCheckedAt, outcome, message, newestAsOf, daysSinceMoved, stale, alarm } = state;
  return (
    <div className="space-y-3">
      {alarm || stale ? (
        <Notice
          kind="warning"
          title={stale ? '公式の一覧が10日以上更新されていません' : '公式の一覧の取得に問題があります'}
        >
          <p>{alarm}</p>
          <p>
            ここにある一覧は、そのままご覧いただけます。お急ぎのときは、厚生労働省のページもお確かめください。
          </p>
        </Notice>
      ) : null}
      <DefinitionList
        items={[
          {
            key: 'newest',
            term: '最新の公式の一覧',
            description: newestAsOf
              ? `${formatDate(newestAsOf)}${daysSinceMoved === null ? '' : daysSinceMoved === 0 ? '（今日）' : `（${daysSinceMoved}日前）`}`
              : 'まだ取り込まれていません',
          },
          {
            key: 'checked',
            term: '最後の確認',
            description: lastCheckedAt
              ? `${lastCheckedAt}　${outcome ? OUTCOMES[outcome] : ''}${message ? `（${message}）` : ''}`
              : '自動の確認はまだ行われていません（手元のファイルから取り込まれています）',
          },
        ]}
      />
      <p className="text-dns-14N-130 text-solid-gray-700">
        公式の一覧は平日のおよそ4日に3日、午後2時過ぎから夜9時半ごろに公表されます。「今日は更新なし」は異常ではありません。
      </p>
    </div>
  );
}
