import type { RoomSamples } from '../../test/access-samples.ts';
import { invite } from './members/members.ts';
import type { SignedIn } from './testing.ts';

export default {
  samples: {
    '/invitation/:secret': async ({ context, own, other }) => {
      const make = async (who: SignedIn) =>
        `/invitation/${await invite(context, who.actor, { role: 'viewer', note: '試験' })}`;
      return {
        own: await make(own('manufacturer', 'admin')),
        other: await make(other('manufacturer', 'admin')),
      };
    },
  },
  axe: {
    elsewhere: {
      'sign-in.test.ts': ['sign-in', 'account', 'organisation', 'invitation/:secret'],
      'warnings-maker.test.ts': ['account/mail'],
    },
  },
} satisfies RoomSamples;
