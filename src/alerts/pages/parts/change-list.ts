import { textOf, textsOf } from '../../../web/read-form.ts';
import type { Alerts } from '../../alerts.ts';
import { bitsOf, TOPICS, type Topic } from '../../model.ts';
import { codesOf, rhythmOf, rulesOf } from './read-form.ts';

type Change = (alerts: Alerts, handle: string, form: FormData) => Promise<string>;

/** What each form of a list's page does, and where its reader is afterwards: a query and a place of the page. */
const CHANGES: Record<string, Change> = {
  topics: async (alerts, handle, form) => {
    await alerts.edit(handle, { wants: wantsOf(form) });
    return '?done=topics#topics';
  },
  preview: async (_alerts, _handle, form) => `?wants=${wantsOf(form)}#topics`,
  email: async (alerts, handle, form) => {
    await alerts.addEmail(handle, textOf(form, 'address'), rhythmOf(form));
    return '?done=email#channels';
  },
  webhook: async (alerts, handle, form) => {
    await alerts.addWebhook(handle, textOf(form, 'address'));
    return '?done=webhook#channels';
  },
  rhythm: async (alerts, handle, form) => {
    await alerts.setRhythm(handle, channelOf(form), rhythmOf(form));
    return '?done=rhythm#channels';
  },
  'enable-channel': async (alerts, handle, form) => {
    await alerts.enableChannel(handle, channelOf(form));
    return '?done=enabled#channels';
  },
  'remove-channel': async (alerts, handle, form) => {
    await alerts.removeChannel(handle, channelOf(form));
    return '?done=channel-removed#channels';
  },
  rename: async (alerts, handle, form) => {
    await alerts.edit(handle, { name: textOf(form, 'name') });
    return '?done=renamed#settings';
  },
  'remove-products': async (alerts, handle, form) => {
    const codes = codesOf(form);
    if (codes.length === 0) return '#products';
    await alerts.edit(handle, { remove: codes });
    return '?done=removed#products';
  },
  /** Keeps the rules that are still ticked. */
  rules: async (alerts, handle, form) => {
    await alerts.edit(handle, { rules: rulesOf(form) });
    return '?done=rules#settings';
  },
};

export function changeList(alerts: Alerts, handle: string, intent: string, form: FormData): Promise<string> {
  const change = Object.hasOwn(CHANGES, intent) ? CHANGES[intent] : undefined;
  return change ? change(alerts, handle, form) : Promise.resolve('');
}

function wantsOf(form: FormData): number {
  const isTopic = (text: string): text is Topic => Object.hasOwn(TOPICS, text);
  return bitsOf(textsOf(form, 'topic').filter(isTopic));
}

function channelOf(form: FormData): string {
  return textOf(form, 'channel');
}
