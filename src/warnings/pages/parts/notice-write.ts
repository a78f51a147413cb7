/** What the pages on which a warning is written share: where its form begins, and what its buttons do. Used by loaders and actions. */
import { data, redirect } from 'react-router';
import { readable } from '../../../platform/text.ts';
import { STATED_VOLUMES } from '../../../supply/model.ts';
import { fieldsOfForm, textOf, textsOf } from '../../../web/read-form.ts';
import { actorOf, type Services } from '../../../web/services.ts';
import { answerProblem } from '../../../web/shell/problem.tsx';
import { fieldOf } from '../../notices/product-fields.ts';
import type { HeadOf } from './product-heads.tsx';
import { warningsOf } from './service.ts';

type Product = Awaited<ReturnType<ReturnType<typeof warningsOf>['ownProducts']>>[number];

export function headOf({ yjCode, name, ingredient, strength, mah, essentialSupply }: Product): HeadOf {
  return {
    yjCode,
    essentialSupply,
    name: readable(name),
    ingredient: readable(ingredient),
    strength: readable(strength),
    mah: readable(mah),
  };
}

/** What the public list says now of each product is where the form begins. */
export function knownFields(products: readonly Product[]): Record<string, string> {
  return Object.fromEntries(
    products.flatMap(({ yjCode, response, volume }, index) => {
      const named = (field: string) => (index === 0 ? field : fieldOf(field, yjCode));
      return [
        [named('response'), response === 'unknown' ? '' : response],
        [named('volume'), volume in STATED_VOLUMES ? volume : ''],
      ];
    }),
  );
}

/** The address on which products are chosen. @param codes those that are chosen already */
export function choosePath(codes: readonly string[], draft: string | null): string {
  const params = new URLSearchParams({ choose: '1', ...(draft === null ? {} : { draft }) });
  for (const code of codes) params.append('code', code);
  return `/warnings/new?${params}`;
}

/**
 * Does what the pressed button says: sends the warning, or keeps it as a draft, to go on with it or with its products.
 * @param draft that the form continues, as its reader saw it
 */
export async function writeNotice(
  services: Services,
  form: FormData,
  draft: { id: string; seen: number } | null,
) {
  const [warnings, actor] = [warningsOf(services), actorOf(services)];
  const [fields, codes, intent] = [fieldsOfForm(form), textsOf(form, 'code'), textOf(form, 'intent')];
  try {
    if (intent === 'draft' || intent === 'choose') {
      const id = await warnings.saveDraft(actor, draft, { yjCodes: codes, fields });
      const next = intent === 'draft' ? `/warnings/drafts/${id}?done=saved` : choosePath(codes, id);
      return redirect(next, 303);
    }
    const reply = await warnings.submit(actor, codes, fields, draft);
    if (reply.number !== null) return redirect(`/warnings/${reply.number}?done=sent`, 303);
    return data({ fields, problems: reply.problems, problem: null }, { status: 422 });
  } catch (error) {
    return answerProblem(error, { fields, problems: [] });
  }
}
