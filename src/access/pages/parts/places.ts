import type { Guarded } from '../../model.ts';

/** Where somebody signed in may go, shown on their account to who may open it. */
export interface Place {
  to: string;
  label: string;
  text: string;
  access: Guarded;
}

/** In the order of a day's work. */
export const PLACES: readonly Place[] = [
  {
    to: '/organisation',
    label: '組織',
    text: 'メンバー、招待、APIトークン、操作の記録',
    access: { kinds: 'any', role: 'viewer' },
  },
];
