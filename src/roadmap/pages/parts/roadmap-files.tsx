import { DownloadLinks } from '../../../ui/download-links.tsx';
import { ReviewForm } from './review-form.tsx';

const API = '/api/v1/roadmap';

/** What of the roadmap can be taken away, and how to be told of what changes. */
export function RoadmapFiles({ today }: { today: string }) {
  return (
    <div className="space-y-3">
      <ReviewForm today={today} />
      <DownloadLinks
        items={[
          { href: `${API}/initiatives.csv`, label: 'すべての取組と状況', format: 'CSV' },
          { href: `${API}/initiatives`, label: 'すべての取組と状況', format: 'JSON' },
          { href: `${API}/kpis.csv`, label: 'KPIの目標と進み具合', format: 'CSV' },
          { href: `${API}/points.csv`, label: 'KPIの値（1行に1つの値）', format: 'CSV' },
          { href: `${API}/kpis`, label: 'KPIの目標・値・進み具合', format: 'JSON' },
        ]}
      />
      <p className="text-dns-14N-130">
        状況・値・目標の変化をフィードで受け取る：
        <a href="/feeds/roadmap.atom">Atom</a>
        <span aria-hidden="true">　</span>
        <a href="/feeds/roadmap.json">JSON Feed</a>
      </p>
    </div>
  );
}
