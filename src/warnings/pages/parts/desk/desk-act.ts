import { actorOf, type Services } from '../../../../web/services.ts';
import { AnteiError } from '../../../errors.ts';
import { warningsOf } from '../service.ts';

/** The fields of the desk's forms. */
export const FIELDS = [
  'version',
  'to',
  'note',
  'link',
  'assignee',
  'dueOn',
  'with',
  'who',
  'on',
  'what',
  'code',
  'message',
] as const;
type Fields = Record<(typeof FIELDS)[number], string>;

/**
 * Does what a form of the desk asks for; the place on the page where it shows.
 * @throws AnteiError `bad-request` for a form that is not ours, and what the verbs throw
 */
export async function actOnWarning(
  services: Services,
  number: string,
  intent: string,
  fields: Record<string, string>,
): Promise<string> {
  const { version, to, note, link, assignee, dueOn, who, on, what, code, message, ...rest } =
    fields as Fields;
  const actor = actorOf(services);
  const room = warningsOf(services);
  // One that nobody can have seen, where the form does not say: a conflict, not a change.
  const seen = /^\d{1,9}$/.test(version) ? Number(version) : -1;
  switch (intent) {
    case 'move':
      await room.move(actor, number, seen, { to, note, link });
      return 'steps';
    case 'assign':
      await room.assign(actor, number, seen, {
        assignee: /^\d{1,9}$/.test(assignee) ? Number(assignee) : null,
        dueOn,
      });
      return 'assign';
    case 'log':
      await room.log(actor, number, { with: rest.with, who, on, what });
      return 'contacts';
    case 'ask':
      await room.ask(actor, number, { yjCode: code, message, dueOn });
      return 'requests';
    default:
      throw new AnteiError('bad-request', 'この画面にない操作です。');
  }
}
