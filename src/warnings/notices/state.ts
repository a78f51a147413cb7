/**
 * How a warning goes on.
 *
 * A warning is *received* when its maker sends it. An officer takes it up, which begins *triage*: is it what it says, how
 * pressing is it, who has to know? From there it is *coordinating* while alternatives' makers, societies and offices are
 * asked to help. It ends in one of two ways: the shortage was *prevented* (the officer says how), or it *became a shortage*
 * (the officer links what the public then sees). Either is *closed* with a closing note once nothing is left to do. A warning
 * that turns out to be none, or the second of the same, is closed from triage, and then counts as neither. Whatever was
 * ended or closed can be *reopened*, which leads back to triage, as everything has to be looked at again.
 *
 * Only editors of the ministry move a warning. Its maker corrects it, adds to it and may say that the worry is over, but
 * cannot withdraw it: makers who were asked for more have to be told first, and a warning that vanishes at its maker's wish
 * protects nobody. No step leads out of this table; what is not in it is refused with the steps that are. Pure.
 */
import { AnteiError } from '../errors.ts';
import { STATES, type State } from '../model.ts';

/** What has to be said with a step. */
export const REQUIREMENTS = {
  nothing: '',
  how: 'どのようにして防いだか',
  link: '公開ページへのリンク',
  note: '完了の記録',
  why: '戻す理由',
} as const;
export type Requirement = keyof typeof REQUIREMENTS;

export interface Step {
  to: State;
  label: string;
  requires: Requirement;
}

const REOPEN: Step = { to: 'triage', label: '内容確認に戻す', requires: 'why' };
const PREVENTED: Step = { to: 'prevented', label: '未然に防止した', requires: 'how' };
const SHORTAGE: Step = { to: 'shortage', label: '供給不足に至った', requires: 'link' };
const CLOSE: Step = { to: 'closed', label: '完了にする', requires: 'note' };

/** The steps from each state. */
export const STEPS: Record<State, readonly Step[]> = {
  received: [{ to: 'triage', label: '内容確認を始める', requires: 'nothing' }],
  triage: [
    { to: 'coordinating', label: '調整を始める', requires: 'nothing' },
    PREVENTED,
    SHORTAGE,
    { ...CLOSE, label: '対象外として完了にする' },
  ],
  coordinating: [PREVENTED, SHORTAGE],
  prevented: [CLOSE, REOPEN],
  shortage: [CLOSE, REOPEN],
  closed: [REOPEN],
};

export interface Move {
  to: string;
  /** How it was prevented, the closing note, why it is reopened; a remark otherwise. */
  note: string;
  /** Address on this site of what the public sees of a shortage. */
  link: string;
}

/** True while somebody still has to act. */
export function isOpen(state: State): boolean {
  return state === 'received' || state === 'triage' || state === 'coordinating';
}

/** True for the two ends of coordination. */
export function isResolved(state: State): state is 'prevented' | 'shortage' {
  return state === 'prevented' || state === 'shortage';
}

/** The step of a move that may be made. @throws AnteiError `warning-refused` if there is none, or something is missing */
export function stepOf(from: State, move: Move): Step {
  const step = STEPS[from].find(({ to }) => to === move.to);
  if (!step) {
    const wanted = Object.hasOwn(STATES, move.to) ? STATES[move.to as State] : move.to.slice(0, 40);
    const possible = STEPS[from].map(({ to }) => `「${STATES[to]}」`).join('');
    throw new AnteiError(
      'warning-refused',
      `「${STATES[from]}」から「${wanted}」には進められません。進められるのは${possible}です。`,
    );
  }
  if (step.requires === 'link' && !publicPathOf(move.link))
    throw new AnteiError(
      'warning-refused',
      '供給不足に至った品目の、このサイトの公開ページのアドレス（/products/… または /changes…）を入れてください。',
    );
  if (step.requires !== 'nothing' && step.requires !== 'link' && move.note.trim() === '')
    throw new AnteiError('warning-refused', `「${REQUIREMENTS[step.requires]}」を書いてください。`);
  return step;
}

/** The path of a public page of a product or of changes, from an address or path; null for anything else. */
export function publicPathOf(text: string): string | null {
  const path = text.trim().replace(/^https?:\/\/[^/]+/i, '');
  return /^\/(products\/[0-9A-Za-z]{1,20}|changes(\?[\w=&.%-]*)?)$/.test(path) ? path : null;
}
