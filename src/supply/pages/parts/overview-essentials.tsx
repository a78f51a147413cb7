import { Link } from 'react-router';
import { ESSENTIAL } from '../../../medicines/model.ts';
import { formatCount } from '../../../web/format.ts';
import { searchPath } from '../../query-address.ts';
import type { OverviewPage } from './overview-data.ts';
import { ProductTable } from './product-table.tsx';

const NOT_NORMAL = ['limitedOwn', 'limitedOthers', 'limitedOther', 'stopped', 'unknown'];

/** 供給確保医薬品 that do not ship normally: A and B by name, C as a number that leads to its list. */
export function OverviewEssentials({ page }: { page: OverviewPage }) {
  const { essentials, troubled, designated } = page;
  return (
    <div className="space-y-6">
      {essentials.map(({ rank, rows }) => (
        <section key={rank} aria-label={ESSENTIAL[rank]} className="space-y-2">
          <h3 className="text-std-18B-160">
            {ESSENTIAL[rank]}：{formatCount(designated[rank])}品目のうち{formatCount(troubled[rank])}品目
          </h3>
          {rows.length === 0 ? (
            <p>限定出荷・供給停止の品目はありません。</p>
          ) : (
            <ProductTable caption={`${ESSENTIAL[rank]}で通常出荷でない品目`} rows={rows} />
          )}
        </section>
      ))}
      <section aria-label="C" className="space-y-2">
        <h3 className="text-std-18B-160">
          C：{formatCount(designated.C)}品目のうち{formatCount(troubled.C)}品目
        </h3>
        <p>
          <Link to={searchPath({ filters: { essential: ['C'], response: NOT_NORMAL }, sort: 'status' })}>
            Cで通常出荷でない品目の一覧{page.isNewest ? '' : '（最新の一覧）'}
          </Link>
        </p>
      </section>
    </div>
  );
}
