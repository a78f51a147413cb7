import { ESSENTIAL, type EssentialSupply, isCriticalSupply } from '../../../../medicines/model.ts';
import { formatCount } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { searchPath } from '../../../read/query-address.ts';
import { ProductTable } from '../search/product-table.tsx';
import type { OverviewPage } from './overview-data.ts';

const NOT_NORMAL = ['limitedOwn', 'limitedOthers', 'limitedOther', 'stopped', 'unknown'];

/** 供給確保医薬品 that do not ship normally: the 重要 ones by name, the others as a number that leads to their list. */
export function OverviewEssentials({ page }: { page: OverviewPage }) {
  const { essentials, troubled, designated } = page;
  const others = (Object.keys(designated) as EssentialSupply[]).filter(
    (rank) => !isCriticalSupply(rank) && (rank !== 'unknown' || designated.unknown > 0),
  );
  return (
    <div className="space-y-6">
      <p>
        AとBが重要供給確保医薬品（医療法38条1項）です。区分は一覧の⑩のとおりで、品目ごとに決まっています。
      </p>
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
      {others.map((rank) => (
        <section key={rank} aria-label={ESSENTIAL[rank]} className="space-y-2">
          <h3 className="text-std-18B-160">
            {ESSENTIAL[rank]}：{formatCount(designated[rank])}品目のうち{formatCount(troubled[rank])}品目
          </h3>
          <p>
            <Link to={searchPath({ filters: { essential: [rank], response: NOT_NORMAL }, sort: 'status' })}>
              {ESSENTIAL[rank]}で通常出荷でない品目の一覧{page.isNewest ? '' : '（最新の一覧）'}
            </Link>
          </p>
        </section>
      ))}
    </div>
  );
}
