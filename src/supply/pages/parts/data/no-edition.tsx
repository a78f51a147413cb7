import { EmptyState } from '../../../../ui/empty-state.tsx';
import { PageHeading } from '../../../../ui/page-heading.tsx';

/** Before the first list: what would be here, and how the person who runs the site gets it. */
export function NoEdition() {
  return (
    <>
      <PageHeading title="医療用医薬品の供給状況" />
      <EmptyState title="まだ一覧が取り込まれていません">
        <p>
          厚生労働省の「医療用医薬品供給状況」を取り込むと、約16,000品目の出荷対応と出荷量、その変化をここで調べられます。
        </p>
        <p>このサイトを運営している方は、次のどれかを行ってください。</p>
        <ul className="list-disc space-y-1 pl-6">
          <li>
            手元のファイルを取り込む：<code>npx antei import supply ファイル名.xlsx</code>
          </li>
          <li>
            厚生労働省のページから取り込む：<code>npx antei fetch supply</code>
          </li>
        </ul>
      </EmptyState>
    </>
  );
}
