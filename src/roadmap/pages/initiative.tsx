import type { LoaderFunctionArgs } from 'react-router';
import { cut } from '../../platform/text.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { deskInitiativePath, INITIATIVES_PATH, initiativePath, ROADMAP_PATH } from '../addresses.ts';
import { ADOPTIONS, INITIATIVE_KINDS } from '../model.ts';
import { GAPS } from '../state-wording.ts';
import { ExpertComments } from './parts/initiatives/expert-comments.tsx';
import { readInitiative } from './parts/initiatives/initiative-data.ts';
import { InitiativeLinks } from './parts/initiatives/initiative-links.tsx';
import { InitiativeText } from './parts/initiatives/initiative-text.tsx';
import { InitiativeTiming } from './parts/initiatives/initiative-timing.tsx';
import { ProgrammeTables } from './parts/initiatives/programme-tables.tsx';
import { StateChips } from './parts/state-chip.tsx';
import { StatusHistory } from './parts/status-history.tsx';

export async function loader({ params, context }: LoaderFunctionArgs) {
  return readInitiative(context.get(servicesContext).roadmap, params.id ?? '');
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  if (!loaderData) return [];
  const { title, text } = loaderData.initiative;
  return [
    { title: `${title}｜ロードマップの取組｜安定 Antei` },
    { name: 'description', content: cut(text, 120) },
  ];
}

export default function InitiativePage({ loaderData: page }: PageProps<typeof loader>) {
  const { initiative, titles, adoptedBy, foldedInto } = page;
  const { id, title, kind, status, gap, standing, statuses, comments, programme, adoption, note } =
    initiative;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'ロードマップ', to: ROADMAP_PATH },
          { label: '取組の一覧', to: INITIATIVES_PATH },
          { label: title },
        ]}
      />
      <PageHeading
        title={title}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span>{INITIATIVE_KINDS[kind]}</span>
            <StateChips state={status?.state ?? null} standing={standing} />
          </span>
        }
      />
      <div className="max-w-4xl space-y-10">
        {gap ? (
          <Notice kind="warning" title={GAPS[gap]}>
            <p>
              資料に書かれた時期と、このサイトの記録だけから言えることです。
              {standing === 'late' ? null : '遅れているという意味ではありません。'}
              <Link to={`${ROADMAP_PATH}#words`}>状況の言葉の意味</Link>
            </p>
          </Notice>
        ) : null}
        <Section id="text" title="資料の言葉">
          <InitiativeText initiative={initiative} document={titles[initiative.document]!} />
        </Section>
        <Section id="timing" title="時期">
          <InitiativeTiming initiative={initiative} />
        </Section>
        {adoption ? (
          <Section id="adoption" title="提案はその後採られたか">
            <p>
              <b>{ADOPTIONS[adoption.state]}</b>：{adoption.why}
            </p>
            {adoptedBy.length > 0 ? (
              <ul className="list-disc space-y-1 pl-6">
                {adoptedBy.map((other) => (
                  <li key={other.id}>
                    <Link to={initiativePath(other.id)}>{other.title}</Link>
                  </li>
                ))}
              </ul>
            ) : null}
          </Section>
        ) : null}
        {programme ? (
          <Section id="programme" title="事業の内容">
            <ProgrammeTables programme={programme} />
          </Section>
        ) : null}
        <Section id="status" title="状況の記録">
          {foldedInto ? (
            <p>
              <Link to={initiativePath(foldedInto.id)}>{foldedInto.title}</Link>に統合されています。
            </p>
          ) : null}
          <StatusHistory statuses={statuses} titles={titles} />
        </Section>
        <ExpertComments comments={comments} />
        <InitiativeLinks page={page} />
        {note ? (
          <Section id="note" title="読むときの注意">
            <p>{note}</p>
          </Section>
        ) : null}
        <p className="text-dns-14N-130 print:hidden">
          厚生労働省の担当者の方へ：
          <Link to={deskInitiativePath(id)}>状況や意見を記録する</Link>
        </p>
      </div>
    </>
  );
}
