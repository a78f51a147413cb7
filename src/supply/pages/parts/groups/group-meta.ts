import { formatCount, formatDate } from '../../../../ui/format.ts';
import type { GroupPageData } from './group-data.ts';
import { GROUPS } from './group-kinds.ts';

/** Title, description and feed of a group's page. */
export function groupMeta(page: GroupPageData | undefined) {
  if (!page) return [];
  const { kind, name, title, asOf, counts } = page;
  const feed = `${GROUPS[kind].feed}/${encodeURIComponent(name)}.atom`;
  return [
    { title: `${title}（${GROUPS[kind].label}）の供給状況｜安定 Antei` },
    {
      name: 'description',
      content: `${formatDate(asOf)}現在、${title}の${formatCount(counts.total)}品目のうち通常出荷は${formatCount(counts.normal)}品目です。`,
    },
    { tagName: 'link', rel: 'alternate', type: 'application/atom+xml', title: `${title}の変化`, href: feed },
  ];
}
