/** Web Push: encrypted for the browser (RFC 8291), signed with the site's key (RFC 8292), posted to the browser's push service. */

import webPush from 'web-push';
import { setAddress } from '../../platform/http/site-address.ts';
import type { Settings } from '../../platform/settings.ts';
import { readSubscription } from '../channels/subscription.ts';
import { keysOf } from '../keys.ts';
import { type Outside, postOutside } from '../outside.ts';
import { senderOf } from './mail-transport.ts';
import { failed, type Outcome, outcomeOfStatus } from './outcome.ts';
import type { PushMessage } from './push-message.ts';

/** How long a push service keeps a message for a browser that is off. */
const KEPT_SECONDS = 3 * 86_400;

/** Sends pushes of an installation. Never throws. */
export function pushSender(
  settings: Settings,
  outside: Outside,
): (subscription: string, message: PushMessage) => Promise<Outcome> {
  const vapidDetails = { subject: contactOf(settings), ...keysOf(settings).push };
  return async (subscription, message) => {
    try {
      const { endpoint, headers, body } = webPush.generateRequestDetails(
        readSubscription(JSON.parse(subscription)),
        JSON.stringify(message),
        {
          vapidDetails,
          TTL: KEPT_SECONDS,
          // A browser that was off hears of the newest edition only, but of every change of its list.
          ...(message.type === 'edition' && { topic: 'edition' }),
        },
      );
      const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      const { status } = await postOutside(endpoint, { headers: plain, body }, outside);
      // RFC 8030, 7.3: a subscription that no longer exists.
      return status === 404 ? failed('gone', `HTTP ${status}`) : outcomeOfStatus(status);
    } catch (error) {
      return failed('later', error);
    }
  };
}

/** The contact for push services if something is wrong. */
function contactOf(settings: Settings): string {
  const site = setAddress(settings);
  return site?.startsWith('https:') ? site : `mailto:${senderOf(settings.mailFrom)}`;
}
