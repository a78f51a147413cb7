import { Link } from '../../../../ui/link.tsx';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { searchPath } from '../../../read/query-address.ts';
import { SearchBox } from '../search/search-box.tsx';

/** For a code that was never listed: a way on. */
export function ProductMissing({ code }: { code: string }) {
  const stem = code.slice(0, 7);
  return (
    <>
      <PageHeading
        title="この品目は見つかりません"
        lead={`YJコード「${code}」の品目は、取り込んだどの一覧にもありません。コードを確かめるか、品名でお探しください。`}
      />
      <div className="max-w-3xl space-y-4">
        <SearchBox />
        {/^[0-9A-Z]{7}/.test(code) ? (
          <p>
            <Link to={searchPath({ q: stem })}>{stem} ではじまるコード（同じ成分）の品目を探す</Link>
          </p>
        ) : null}
      </div>
    </>
  );
}
