/** What officers send from the desk's pages, given to the room's verbs. Used by actions only. */
import { data, type RouterContextProvider, redirect } from 'react-router';
import type { ItemProblem } from '../../../../platform/form-fields.ts';
import type { FormValues } from '../../../../ui/forms/form-items.tsx';
import { fieldsOfForm, formOf } from '../../../../web/read-form.ts';
import { actorOf, type Services, servicesContext } from '../../../../web/services.ts';

/** The forms of a desk page. */
export type Form = 'status' | 'point' | 'target' | 'comment' | 'withdraw';

/** What was sent and what has to be put right; `entry` names the one that was to be withdrawn. */
export interface Refused {
  form: Form;
  entry: string | null;
  values: FormValues;
}

/**
 * Enters what the form says about an initiative or a KPI, and leads back to its place on the page; what has to be put right comes
 * back beside the fields.
 * @throws AnteiError `forbidden`, `not-found`
 */
export async function enterFromDesk(
  context: Readonly<RouterContextProvider>,
  about: string,
  request: Request,
) {
  const services = context.get(servicesContext);
  const fields = fieldsOfForm(await formOf(context));
  const form = formName(fields.form);
  const problems = await enter(services, about, form, fields);
  if (problems.length === 0) {
    const { pathname } = new URL(request.url);
    const place = form === 'withdraw' ? 'history' : form;
    return redirect(`${pathname.replace(/\.data$/, '')}?done=${form}#${place}`, 303);
  }
  const entry = form === 'withdraw' ? `${fields.what} ${fields.id}` : null;
  const refused: Refused = { form, entry, values: { fields, problems } };
  return data(refused, { status: 422 });
}

/** What is wrong; empty if it was entered. */
async function enter(
  services: Services,
  about: string,
  form: Form,
  fields: Record<string, string>,
): Promise<ItemProblem[]> {
  const { roadmap } = services;
  const actor = actorOf(services);
  const verbs = {
    status: roadmap.addStatus,
    point: roadmap.addPoint,
    target: roadmap.raiseTarget,
    comment: roadmap.addComment,
  };
  if (form !== 'withdraw') return (await verbs[form](actor, about, fields)).problems;
  const withdrawals = {
    status: roadmap.withdrawStatus,
    point: roadmap.withdrawPoint,
    target: roadmap.withdrawTarget,
    comment: roadmap.withdrawComment,
  };
  const what = fields.what ?? '';
  const withdraw =
    withdrawals[Object.hasOwn(withdrawals, what) ? (what as keyof typeof withdrawals) : 'status'];
  const id = /^\d{1,9}$/.test(fields.id ?? '') ? Number(fields.id) : 0;
  return withdraw(actor, id, fields.why ?? '');
}

const FORMS: readonly string[] = ['status', 'point', 'target', 'comment', 'withdraw'] satisfies Form[];

/** A form that this page does not have is taken for the first: its fields are missing then, and it says so. */
function formName(text: string | undefined): Form {
  return FORMS.includes(text ?? '') ? (text as Form) : 'status';
}

/** What a form is filled with: what was sent and refused, or the beginning of a new entry. */
export function valuesOf(
  refused: Refused | undefined,
  form: Form,
  fresh: Record<string, string> = {},
): FormValues {
  return refused?.form === form ? refused.values : { fields: fresh, problems: [] };
}
