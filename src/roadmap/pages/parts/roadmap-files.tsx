import { DownloadLinks } from '../../../web/components/download-links.tsx';

/** What of the roadmap can be taken away. */
export function RoadmapFiles() {
  return <DownloadLinks items={[]} />;
}
