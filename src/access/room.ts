import type { Room } from '../platform/room.ts';
import type { AccessRoom } from './access.ts';
import { ACCESS_ERRORS } from './errors.ts';
import { ACCESS_MAILS } from './mails.ts';
import { type Actor, makerAndMinistry } from './model.ts';
import { ACCESS_DEEDS } from './own-deeds.ts';
import { ACCESS_SETTINGS } from './settings.ts';

declare module '../platform/room.ts' {
  interface RoomServices {
    /** Accounts, organisations and tokens; every verb asks who calls it. */
    access: AccessRoom;
  }
  interface PlaceAsker extends Actor {}
}

/** Who is here, which organisation they act for, and what they may do. */
export const ACCESS = {
  name: 'access',
  floor: 1,
  own: true,
  errors: ACCESS_ERRORS,
  deeds: ACCESS_DEEDS,
  settings: ACCESS_SETTINGS,
  mails: ACCESS_MAILS,
  checks: [
    { at: 40, what: '監査証跡', load: async () => (await import('./audit/verify-audit.ts')).verifyAudit },
  ],
  pages: [
    { path: 'sign-in', file: 'sign-in.tsx', access: 'public' },
    {
      path: 'account',
      file: 'account.tsx',
      access: 'signed-in',
      place: { at: 200, label: 'アカウント', text: '組織の切り替え、ログイン中の端末、ログアウト' },
    },
    {
      path: 'account/mail',
      file: 'mail.tsx',
      access: makerAndMinistry,
      place: { at: 195, label: 'メールでの知らせ', text: '届いたもの、期限の近いものを、メールで受け取る' },
    },
    { path: 'invitation/:secret', file: 'invitation.tsx', access: 'signed-in' },
    {
      path: 'organisation',
      file: 'organisation.tsx',
      access: { kinds: 'any', role: 'viewer' },
      place: { at: 190, label: '組織', text: 'メンバー、招待、APIトークン、操作の記録' },
    },
  ],
  jobs: {
    tasks: ['clean-letters'],
    load: async () => (await import('./jobs.ts')).accessJobs,
  },
  commands: {
    at: 60,
    load: async () => {
      const { accessCommands } = await import('./cli.ts');
      return ({ program, kit }) => accessCommands(program, kit);
    },
  },
  open: async (context, { siteUrl }) => {
    const { createAccess, identityRoutes } = await import('./index.ts');
    return {
      services: { access: createAccess(context) },
      routes: [{ plugin: identityRoutes(context, siteUrl) }],
    };
  },
} as const satisfies Room;
