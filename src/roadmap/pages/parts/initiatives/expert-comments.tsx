import { formatDate } from '../../../../ui/format.ts';
import type { CommentView } from '../../../views.ts';

/** What experts think, in a box of its own: never among the facts. */
export function ExpertComments({ comments }: { comments: CommentView[] }) {
  return (
    <section
      aria-labelledby="comments-title"
      id="comments"
      className="space-y-3 rounded-8 border border-dashed border-solid-gray-536 p-4"
    >
      <h2 id="comments-title" className="text-std-20B-150">
        専門家の意見
      </h2>
      <p className="text-dns-14N-130 text-solid-gray-700">
        署名した人の見方です。事実の記録とは別で、状況や数値には数えません。
      </p>
      {comments.length === 0 ? <p>まだ寄せられていません。</p> : null}
      <ul className="space-y-3">
        {comments.map(({ on, by, affiliation, text }) => (
          <li key={`${on} ${by} ${text}`}>
            <blockquote className="whitespace-pre-line">{text}</blockquote>
            <p className="text-dns-14N-130 text-solid-gray-700">
              {by}（{affiliation}）　{formatDate(on)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
