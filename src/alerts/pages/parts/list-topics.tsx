import { formatCount } from '../../../ui/format.ts';
import { Button } from '../../../ui/forms/button.tsx';
import type { ListView } from '../../list-view.ts';
import { TOPICS, type Topic } from '../../model.ts';
import { ListSection } from './list-section.tsx';

/** What a list hears of, and how many messages that would have made. */
export function ListTopics({ list: { handle, wants, saved, preview } }: { list: ListView }) {
  const topics = Object.entries(TOPICS) as [Topic, (typeof TOPICS)[Topic]][];
  return (
    <ListSection id="topics" title="知らせること">
      <form method="post" action={`/lists/${handle}`} className="space-y-3">
        <ul>
          {topics.map(([topic, { bit, label, hint }]) => (
            <li key={topic}>
              <label className="flex cursor-pointer items-start gap-3 rounded-4 py-1.5 hover:bg-blue-50">
                <input
                  type="checkbox"
                  name="topic"
                  value={topic}
                  defaultChecked={(wants & bit) !== 0}
                  className="checkbox mt-1"
                />
                <span>
                  {label}
                  <span className="block text-dns-14N-130 text-solid-gray-700">{hint}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
        <p role="status" className="rounded-8 bg-solid-gray-50 px-3 py-2">
          {preview.editions === 0 ? (
            'お知らせの数は、一覧が取り込まれると試算できます。'
          ) : (
            <>
              この選び方では、直近{preview.editions}回の一覧で{' '}
              <strong>{formatCount(preview.messages)}通</strong>（のべ{formatCount(preview.items)}
              品目）のお知らせでした。
            </>
          )}
          {saved ? null : (
            <span className="block text-dns-14N-130">まだ保存していない選び方で試算しました。</span>
          )}
        </p>
        <div className="flex flex-wrap gap-3">
          <Button name="intent" value="topics">
            保存する
          </Button>
          <Button name="intent" value="preview" variant="text">
            お知らせの数を試算する
          </Button>
        </div>
      </form>
    </ListSection>
  );
}
