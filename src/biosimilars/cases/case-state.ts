/**
 * How a good case (先進事例) goes on.
 *
 * A case is *received* when a prefecture, a hospital, a clinic, a pharmacy or an insurer sends it. Until the ministry has
 * decided, its organisation may still rewrite it; that does not change its state. An editor of the ministry reads it and
 * does one of three things. It is *published* as it is: everybody reads it, except for the contact, which is for the ministry
 * only. Or it is *returned* with a note on what to mend; its organisation rewrites it, and with that it is *received* again. Or
 * it is *declined* with a note that says why, which is an end.
 *
 * What is published cannot be rewritten by anybody, so that what the ministry approved is what is read. Where it turns out to be
 * wrong, the ministry returns it with a note: it leaves the page at once and comes back after another decision. Its
 * organisation may *withdraw* a case at any time before or after it is published, which is an end too; what was declined need
 * not be withdrawn. No step leads on from an end: to try again, send a new case.
 *
 * The ministry never rewrites or withdraws, an organisation never publishes. Every step raises the version, and who decides
 * on an older one than there is is refused. Pure.
 */
import type { OrganisationKind } from '../../access/model.ts';
import { AnteiError } from '../errors.ts';

export const CASE_STATES = {
  received: '確認待ち',
  returned: '書き直しの依頼',
  published: '公開中',
  declined: '掲載見送り',
  withdrawn: '取り下げ',
} as const;
export type CaseState = keyof typeof CASE_STATES;

/** Organisations that may send a case. */
export const CASE_SENDERS: readonly OrganisationKind[] = [
  'prefecture',
  'hospital',
  'clinic',
  'pharmacy',
  'insurer',
];

export interface CaseStep {
  to: CaseState;
  label: string;
  /** What has to be said with it; null if nothing is. */
  note: string | null;
}

const RETURN: CaseStep = { to: 'returned', label: '書き直しを依頼する', note: '直していただきたいところ' };

/** What the ministry may do with a case in each state. */
export const DECISIONS: Record<CaseState, readonly CaseStep[]> = {
  received: [
    { to: 'published', label: '公開する', note: null },
    RETURN,
    { to: 'declined', label: '掲載を見送る', note: '見送る理由' },
  ],
  returned: [],
  published: [RETURN],
  declined: [],
  withdrawn: [],
};

/** True if the organisation may rewrite its case. */
export function mayRewrite(state: CaseState): boolean {
  return state === 'received' || state === 'returned';
}

/** True if the organisation may withdraw its case. */
export function mayWithdraw(state: CaseState): boolean {
  return mayRewrite(state) || state === 'published';
}

/** The step that a decision takes. @throws AnteiError `information-refused` if there is none, or its note is missing */
export function decisionStep(from: CaseState, to: string, note: string): CaseStep {
  const step = DECISIONS[from].find((one) => one.to === to);
  if (!step)
    throw new AnteiError(
      'information-refused',
      `「${CASE_STATES[from]}」の事例には、この操作はできません。今の状態を確かめてください。`,
    );
  if (step.note !== null && note === '')
    throw new AnteiError('information-refused', `「${step.note}」を書いてください。`);
  return step;
}
