import { DownloadLinks } from '../../../../ui/download-links.tsx';
import { formatCount, formatDate } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { Cite } from '../product/cite.tsx';
import type { OverviewPage } from './overview-data.ts';

/** Where every figure of the page comes from, how to quote it and how to take it away. */
export function OverviewSource({ page, today }: { page: OverviewPage; today: string }) {
  const { asOf, edition, citation, address } = page;
  return (
    <div className="grid items-start gap-8 md:grid-cols-2">
      <section aria-labelledby="cite" className="space-y-2">
        <h3 id="cite" className="text-std-18B-160">
          引用するとき
        </h3>
        <Cite text={`${citation}。安定 Antei「供給の概況」${address}（${formatDate(today)}閲覧）`} />
        <p className="text-dns-14N-130 text-solid-gray-700">
          このアドレスは、いつ開いても{formatDate(asOf)}の一覧の数値を示します。
        </p>
      </section>
      <section aria-labelledby="take" className="space-y-2">
        <h3 id="take" className="text-std-18B-160">
          ダウンロード
        </h3>
        <DownloadLinks
          items={[
            { href: `/overview.csv?asOf=${asOf}`, label: 'このページの数値', format: 'CSV' },
            {
              href: `/api/v1/editions/${asOf}/supply.xlsx`,
              label: 'もとの一覧（公式の様式）',
              format: 'Excel',
            },
            { href: `/api/v1/editions/${asOf}/supply.csv`, label: 'もとの一覧', format: 'CSV' },
          ]}
        />
        <p className="text-dns-14N-130">
          すべての数値は、次の一覧の{formatCount(edition.rows)}行を数えたものです：
          <Link to={`/data/${asOf}`}>{edition.file}</Link>
          <br />
          SHA-256 <code className="font-mono break-all">{edition.sha256}</code>
        </p>
      </section>
    </div>
  );
}
