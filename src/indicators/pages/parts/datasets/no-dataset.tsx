import { EmptyState } from '../../../../ui/empty-state.tsx';

/**
 * Before the first dataset: what would be here, and how the person who runs the site gets it.
 * @param props.what what the page shows once it is there: 「都道府県ごとの数量シェアと順位」
 */
export function NoDataset({ what }: { what: string }) {
  return (
    <EmptyState title="まだ集計のもとになるデータが取り込まれていません">
      <p>厚生労働省の「NDBオープンデータ」と薬価のリストを取り込むと、{what}をここで見られます。</p>
      <p>このサイトを運営している方は、次の順に取り込んでください。</p>
      <ul className="list-disc space-y-1 pl-6">
        <li>
          薬価基準収載品目リスト：<code>npx antei import price ファイル名</code>
        </li>
        <li>
          各先発医薬品の後発医薬品の有無に関する情報：<code>npx antei import generic-info ファイル名</code>
        </li>
        <li>
          NDBオープンデータの「処方薬」のブック：<code>npx antei import ndb ファイル名.xlsx …</code>
        </li>
      </ul>
    </EmptyState>
  );
}
