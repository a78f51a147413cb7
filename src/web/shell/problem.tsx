import { data } from 'react-router';
import { ERRORS, type ErrorCode, retryAfterOf } from '../../platform/errors.ts';
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
  const { name, code, detail } = error as { name?: string; code?: ErrorCode; detail?: string };
  // The bundle has its own copy of AnteiError, so the name tells, not the class.
  const known = name === 'AnteiError' && code && ERRORS[code];
  // What the reader puts right by sending it once more.
  const later = known && 'retryAfter' in known;
  if (!known || (known.status >= 500 && !later) || known.status === 404 || known.status === 403) return null;
  return { code, title: known.title, detail: detail ?? '', remedy: known.remedy };
}

/** A mistake that the reader can put right, as the action's answer; everything else is thrown on. */
export function answerProblem<More extends object>(error: unknown, more: More) {
  const problem = problemOf(error);
  if (!problem) throw error;
  const wait = retryAfterOf(problem.code);
  const headers = wait === undefined ? undefined : { 'Retry-After': String(wait) };
  return data({ problem, ...more }, { status: ERRORS[problem.code].status, headers });
}

export function ProblemNotice({ problem: { title, detail, remedy } }: { problem: Problem }) {
  return (
    <Notice kind="error" title={title}>
      {detail ? <p>{detail}</p> : null}
      <p>{remedy}</p>
    </Notice>
  );
}
