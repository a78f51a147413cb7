import { formatDate } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/notice.tsx';
import type { DateIssue } from '../../../read/choose-editions.ts';

/** What was wrong with the dates in the address, and what is shown in their place. */
export function DateIssues({ issues }: { issues: DateIssue[] }) {
  if (issues.length === 0) return null;
  return (
    <div className="pb-4">
      <Notice kind="warning" title="指定の日付のとおりには表示できません">
        <ul className="space-y-1">
          {issues.map((issue) => (
            <li key={`${issue.kind}${issue.given}`}>{WORDS[issue.kind](issue)}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

const WORDS: Record<DateIssue['kind'], (issue: DateIssue) => string> = {
  unreadable: ({ given, used }) =>
    `「${given}」は日付として読めません（2026-08-18 のように書きます）。${formatDate(used)}の一覧にしました。`,
  noEdition: ({ given, used }) =>
    `${formatDate(given)}の一覧はありません。いちばん近い${formatDate(used)}の一覧にしました。`,
  withdrawn: ({ given, used }) =>
    `${formatDate(given)}の一覧は取り下げられました。いちばん近い${formatDate(used)}の一覧にしました。`,
  swapped: () => '始まりの日付が終わりの日付より後でした。入れ替えて表示しています。',
  tooLong: ({ used }) =>
    `期間が長いため、${formatDate(used)}からを表示しています。それより前は、期間を分けてご覧ください。`,
};
