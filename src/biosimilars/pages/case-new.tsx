import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
} from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { fieldsOfForm, formOf } from '../../web/read-form.ts';
import { actorOf, servicesContext } from '../../web/services.ts';
import { CASES_PATH, OWN_CASES_PATH, ownCasePath } from '../addresses.ts';
import { CaseFields } from './parts/case-fields.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  return { organisation: actorOf(context.get(servicesContext)).organisation.name };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const fields = fieldsOfForm(await formOf(context));
  const { id, problems } = await services.information.submitCase(actorOf(services), fields);
  if (id !== null) return redirect(`${ownCasePath(id)}?done=sent`, 303);
  return data({ fields, problems }, { status: 422 });
}

export const meta = () => privateMeta('先進事例を投稿する');

export default function NewCasePage({ loaderData: { organisation } }: PageProps<typeof loader>) {
  const refused = useActionData<typeof action>();
  return (
    <>
      <Breadcrumbs
        items={[
          { label: '各地の先進事例', to: CASES_PATH },
          { label: '投稿した事例', to: OWN_CASES_PATH },
          { label: '事例を投稿する' },
        ]}
      />
      <PageHeading
        title="先進事例を投稿する"
        lead={`${organisation}の名前で投稿します。厚生労働省が確かめてから公開します。`}
      />
      <CaseFields form={refused ?? { fields: {}, problems: [] }} submit="厚生労働省に送る" />
    </>
  );
}
