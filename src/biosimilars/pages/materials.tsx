import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/forms/field.tsx';
import { FilterForm } from '../../ui/forms/filter-form.tsx';
import { Select } from '../../ui/forms/select.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { MATERIALS_PATH, SITE_PATH } from '../addresses.ts';
import { AUDIENCES, type Audience, MATERIAL_KINDS, type MaterialKind } from '../audiences.ts';
import { SITE_NAME } from './parts/content-page.tsx';
import { MATERIAL_COLUMNS } from './parts/material-table.tsx';

/** A value of the address outside the choices filters nothing. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const one = (name: string, codes: object) => {
    const value = searchParams.get(name) ?? '';
    return Object.hasOwn(codes, value) ? value : '';
  };
  const [audience, kind] = [one('audience', AUDIENCES), one('kind', MATERIAL_KINDS)];
  const all = await context.get(servicesContext).information.materials();
  const found = all.filter(
    (material) =>
      (audience === '' || material.audiences.includes(audience as Audience)) &&
      (kind === '' || material.kind === kind),
  );
  const groups = (Object.keys(MATERIAL_KINDS) as MaterialKind[])
    .map((key) => ({ key, materials: found.filter((material) => material.kind === key) }))
    .filter(({ materials }) => materials.length > 0);
  return { audience, kind, count: found.length, groups };
}

export function meta() {
  return [
    { title: 'バイオ後続品の資料｜安定 Antei' },
    {
      name: 'description',
      content:
        'バイオ後続品（バイオシミラー）について、患者・医療関係者・保険者が説明や検討に使える資料の一覧。',
    },
  ];
}

const TITLE = '資料';

export default function MaterialsPage({ loaderData }: PageProps<typeof loader>) {
  const { audience, kind, count, groups } = loaderData;
  return (
    <>
      <Breadcrumbs items={[{ label: SITE_NAME, to: SITE_PATH }, { label: TITLE }]} />
      <PageHeading title={TITLE} lead="バイオ後続品の説明や検討に使える、公表された資料" />
      <div className="space-y-10">
        <FilterForm action={MATERIALS_PATH} label="資料の絞り込み">
          <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
            <Choice label="対象" name="audience" value={audience} codes={AUDIENCES} />
            <Choice label="種類" name="kind" value={kind} codes={MATERIAL_KINDS} />
          </div>
        </FilterForm>
        <p role="status">{count}件</p>
        {groups.length === 0 ? (
          <EmptyState title="この条件の資料は、まだありません">
            <p>対象か種類を「すべて」にすると、ほかの資料が出ます。</p>
          </EmptyState>
        ) : null}
        {groups.map(({ key, materials }) => (
          <Section key={key} id={key} title={MATERIAL_KINDS[key]}>
            <DataTable
              caption={MATERIAL_KINDS[key]}
              captionHidden
              columns={MATERIAL_COLUMNS}
              rows={materials}
              rowKey={({ id }) => id}
              narrow="cards"
            />
          </Section>
        ))}
      </div>
    </>
  );
}

function Choice(props: { label: string; name: string; value: string; codes: Record<string, string> }) {
  const { label, name, value, codes } = props;
  const options = Object.entries(codes).map(([code, text]) => ({ value: code, label: text }));
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          name={name}
          className="w-full"
          defaultValue={value}
          options={[{ value: '', label: 'すべて' }, ...options]}
        />
      )}
    </Field>
  );
}
