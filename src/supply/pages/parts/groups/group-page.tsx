import { Breadcrumbs } from '../../../../ui/breadcrumbs.tsx';
import { formatDate } from '../../../../ui/format.ts';
import { ButtonLink } from '../../../../ui/forms/button.tsx';
import { Link } from '../../../../ui/link.tsx';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { Section } from '../../../../ui/section.tsx';
import { ChangeTable } from '../changes/change-table.tsx';
import { FeedLinks } from '../changes/feed-links.tsx';
import { AddToList } from '../product/add-to-list.tsx';
import type { GroupPageData } from './group-data.ts';
import { GROUPS } from './group-kinds.ts';
import { GroupParts } from './group-parts.tsx';
import { GroupProducts } from './group-products.tsx';
import { GroupSummary } from './group-summary.tsx';
import { StatusBars } from './status-bars.tsx';

/** The page of an ingredient, a maker or a therapeutic class: who still ships, what changed, the list. */
export function GroupPage({ page }: { page: GroupPageData }) {
  const { kind, name, title, asOf, counts, responses, volumes, changes } = page;
  const group = GROUPS[kind];
  return (
    <>
      <Breadcrumbs items={[{ label: group.label, to: group.index }, { label: title }]} />
      <PageHeading
        title={title}
        lead={group.label}
        asOf={asOf}
        actions={
          <>
            <AddToList
              label={`この${group.label}をリストに追加`}
              rule={`${kind === 'therapeuticClass' ? 'class' : kind}:${name}`}
            />
            <ButtonLink to={group.search(name)} size="sm">
              この{group.label}を検索で絞り込む
            </ButtonLink>
          </>
        }
      />
      <div className="space-y-10">
        <GroupSummary page={page} />
        <StatusBars responses={responses} volumes={volumes} total={counts.total} />
        <GroupParts page={page} />
        <GroupProducts page={page} />
        <Section id="changes" title="この3か月の主な変化">
          {changes.length === 0 ? (
            <p>{formatDate(asOf)}までの3か月に、主な変化はありません。</p>
          ) : (
            <>
              <ChangeTable caption={`${title}の主な変化`} rows={changes} dated />
              <p className="text-dns-14N-130 text-solid-gray-700">新しいものから{changes.length}件まで。</p>
            </>
          )}
          <FeedLinks path={`${group.feed}/${encodeURIComponent(name)}`} what={`${title}の変化`} />
          <p className="text-dns-14N-130 print:hidden">
            <Link to={group.index}>ほかの{group.label}</Link>
          </p>
        </Section>
      </div>
    </>
  );
}
