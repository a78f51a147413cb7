import { Notice } from '../../../../ui/notice.tsx';
import type { Form } from './desk-entry.ts';

const DONE: Record<Form, string> = {
  status: '状況を記録しました。公開のページに出ています。',
  point: '値を記録しました。公開のページに出ています。',
  target: '新しい版の目標を記録しました。前の版も残っています。',
  comment: '意見を記録しました。事実の記録とは別の枠に出ています。',
  withdraw: '取り下げました。記録と理由は残ります。',
};

/** That something was entered, after the way back from its form. */
export function DeskDone({ done }: { done: string | null }) {
  return done && Object.hasOwn(DONE, done) ? <Notice kind="success" title={DONE[done as Form]} /> : null;
}
