import { data } from 'react-router';
import { ERRORS, type ErrorCode } from '../../../platform/errors.ts';
import { Notice } from '../../../web/components/notice.tsx';

/** Why what was asked for was not done, beside the form it was asked with. */
export interface Problem {
  title: string;
  detail: string;
  remedy: string;
}

/** A mistake that the reader can put right, as the action's answer; everything else, what is not there included, is thrown on. */
export function answerProblem<More extends object>(error: unknown, more: More) {
  const { name, code, detail } = error as { name?: string; code?: ErrorCode; detail?: string };
  // The bundle has its own copy of AnteiError, so the name tells, not the class.
  const known = name === 'AnteiError' && code && ERRORS[code];
  if (!known || known.status >= 500 || known.status === 404) throw error;
  const problem: Problem = { title: known.title, detail: detail ?? '', remedy: known.remedy };
  return data({ problem, ...more }, { status: known.status });
}

export function ProblemNotice({ problem }: { problem: Problem }) {
  return (
    <Notice kind="error" title={problem.title}>
      <p>{problem.detail}</p>
      <p>{problem.remedy}</p>
    </Notice>
  );
}
