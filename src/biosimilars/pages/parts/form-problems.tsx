import type { ItemProblem } from '../../../platform/form-fields.ts';
import { Notice } from '../../../ui/notice.tsx';

/** What is wrong with a form, listed above it; each problem is shown again beside its field. */
export function FormProblems({ problems }: { problems: readonly ItemProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <Notice kind="error" title={`${problems.length}項目を直してください。まだ何も保存していません。`}>
      <ul className="list-disc pl-5">
        {problems.map(({ item, wording }) => (
          <li key={item}>{wording}</li>
        ))}
      </ul>
    </Notice>
  );
}
