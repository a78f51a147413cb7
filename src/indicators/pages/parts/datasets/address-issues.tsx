import { Notice } from '../../../../ui/notice.tsx';
import type { NoFigures } from '../../../figures/no-figures.ts';

/** What of the address could not be used. */
export function AddressIssues({ issues }: { issues: readonly string[] }) {
  if (issues.length === 0) return null;
  return (
    <Notice kind="warning" title="一部の指定を使えませんでした">
      <ul className="list-disc pl-6">
        {issues.map((issue) => (
          <li key={issue}>{issue}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** Why figures that could be asked for are not there, and what to do. */
export function NoFiguresNotice({ none }: { none: NoFigures | null }) {
  if (none === null) return null;
  return (
    <Notice kind="warning" title={none.title}>
      <p>{none.detail}</p>
      <p>{none.remedy}</p>
    </Notice>
  );
}
