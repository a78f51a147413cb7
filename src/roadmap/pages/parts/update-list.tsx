import { sayMoment } from '../../../documents/model.ts';
import { Link } from '../../../ui/link.tsx';
import type { Update } from '../../views.ts';
import type { DatedUpdate } from './overview-data.ts';

const WHAT: Record<Update['what'], string> = {
  status: '状況',
  point: '値',
  target: '目標',
  comment: '専門家の意見',
};

/** What changed, newest first: the day, of what, and in a sentence what. */
export function UpdateList({ updates }: { updates: DatedUpdate[] }) {
  return (
    <ul className="space-y-3">
      {updates.map(({ id, moment, what, title, text, path }) => (
        <li key={id} className="border-l-4 border-solid-gray-300 pl-3">
          <p className="text-dns-14N-130 text-solid-gray-700">
            <time dateTime={moment}>{sayMoment(moment)}</time>　{WHAT[what]}
          </p>
          <p>
            <Link to={path}>{title}</Link>
          </p>
          <p className="whitespace-pre-line">{text}</p>
        </li>
      ))}
    </ul>
  );
}
