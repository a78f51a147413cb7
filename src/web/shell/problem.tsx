import { data } from 'react-router';
import { type AnteiError, type ErrorCode, explain, knownError } from '../../platform/errors.ts';
import { Notice } from '../../ui/notice.tsx';

/** Why what was asked for was not done, beside the form it was asked with. */
export interface Problem {
  code: ErrorCode;
  title: string;
  detail: string;
  remedy: string;
}

/** The problem in a thrown error, where its reader can put it right; null for everything else. */
export function problemOf(error: unknown): Problem | null {
  const known = mendable(error);
  return known && { code: known.code, title: known.title, detail: known.detail, remedy: known.remedy };
}

function mendable(error: unknown): AnteiError | null {
  const known = knownError(explain(error));
  if (!known || known.status === 404 || known.status === 403) return null;
  // What passes by itself the reader puts right by sending it once more.
  return known.status < 500 || known.isTransient ? known : null;
}

/** A mistake that the reader can put right, as the action's answer; everything else is thrown on. */
export function answerProblem<More extends object>(error: unknown, more: More) {
  const known = mendable(error);
  const problem = problemOf(error);
  if (!known || !problem) throw error;
  const { status, retryAfter } = known;
  const headers = retryAfter === undefined ? undefined : { 'Retry-After': String(retryAfter) };
  return data({ problem, ...more }, { status, headers });
}

export function ProblemNotice({ problem: { title, detail, remedy } }: { problem: Problem }) {
  return (
    <Notice kind="error" title={title}>
      {detail ? <p>{detail}</p> : null}
      <p>{remedy}</p>
    </Notice>
  );
}
