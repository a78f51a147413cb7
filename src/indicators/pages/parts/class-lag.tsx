import { Link } from 'react-router';
import { Checkbox } from '../../../web/components/checkbox.tsx';
import { FilterForm } from '../../../web/components/filter-form.tsx';
import { formatDate } from '../../../web/format.ts';
import { CLASSES_PATH, measurePath } from '../../addresses.ts';
import { COUNT_LIMITED } from '../../page-measures.ts';
import type { PrefecturePage } from '../../read-prefecture.ts';
import { KeptFields } from './choice-field.tsx';
import { ClassLagTable } from './class-lag-table.tsx';

const TOP = 10;

/** Where the prefecture lags most in yen, the rule in words, and every class. */
export function ClassLag({ page }: { page: PrefecturePage }) {
  const { classes, countLimited, saving, view, source, code } = page;
  const lagging = classes.filter(
    ({ toMedian, toBestTenth }) => (toMedian?.upper ?? toBestTenth?.upper ?? 0) > 0,
  );
  const top = lagging.slice(0, TOP);
  return (
    <>
      <p>
        ほかの都道府県がすでに達している数量シェアまで進んだとき、1年の薬剤費（薬価ベース）がどれだけ減るかを、多い順に示します。
        額は、置き換わる品目の薬価差の幅と秘匿された値の幅を含む範囲です。
      </p>
      {source.edition === null ? (
        <p>供給状況の一覧が取り込まれていないため、限定出荷・供給停止の品目への切替えも数えています。</p>
      ) : (
        <FilterForm label="節減額の数え方">
          <KeptFields fields={view} />
          <Checkbox name={COUNT_LIMITED} value="count" checked={countLimited}>
            限定出荷・供給停止の品目への切替えも数える
          </Checkbox>
          <p className="text-dns-14N-130 text-solid-gray-700">
            数えないときは、{formatDate(source.edition)}
            の供給状況で通常出荷の後発医薬品に切り替えられる分だけです。
          </p>
        </FilterForm>
      )}
      {top.length > 0 ? (
        <ClassLagTable page={page} rows={top} caption={`節減の余地が大きい${top.length}分類`} />
      ) : (
        <p>比べられるすべての薬効分類で、上位1割の水準に達しています。</p>
      )}
      <p className="text-dns-14N-130 text-solid-gray-700">
        計算：目標のシェアを m、今のシェアを s
        とすると、残る先発医薬品のうち（m－s）÷（1－s）が置き換わればよく、これに
        <Link to={measurePath({ measure: saving, by: 'class', ...view, where: { prefecture: code } })}>
          すべて置き換わったときの節減額
        </Link>
        を掛けます（先発医薬品が一様に置き換わるとした額）。s
        は秘匿による下限と上限、節減額は後発医薬品の最も高い薬価と最も安い薬価で計算しました。中央値と上位1割（90パーセンタイル）は47都道府県の値によります。
        全国の分類を比べるには、<Link to={CLASSES_PATH}>薬効分類の数量シェアと金額シェア</Link>
        をご覧ください。
      </p>
      <details>
        <summary className="w-fit text-blue-1000 underline">
          すべての薬効分類（{classes.length}分類）を表で見る
        </summary>
        <div className="mt-3">
          <ClassLagTable page={page} rows={classes} caption="すべての薬効分類" />
        </div>
      </details>
    </>
  );
}
