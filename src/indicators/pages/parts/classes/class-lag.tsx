import { formatDate } from '../../../../ui/format.ts';
import { Checkbox } from '../../../../ui/forms/checkbox.tsx';
import { FilterForm } from '../../../../ui/forms/filter-form.tsx';
import { Link } from '../../../../ui/link.tsx';
import { CLASSES_PATH, measurePath } from '../../../addresses.ts';
import { COUNT_LIMITED } from '../../../page-measures.ts';
import { KeptFields } from '../figures/choice-field.tsx';
import type { PrefectureData } from '../prefectures/prefecture-data.ts';
import { ClassLagTable } from './class-lag-table.tsx';

/** Where the prefecture lags most in yen, the rule in words, and every class. */
export function ClassLag({ page }: { page: PrefectureData }) {
  const { classes, countLimited, saving, view, source, code, allClasses, classCount, otherPath } = page;
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
          <KeptFields fields={{ ...view, classes: allClasses ? 'all' : undefined }} />
          <Checkbox name={COUNT_LIMITED} value="count" checked={countLimited}>
            限定出荷・供給停止の品目への切替えも数える
          </Checkbox>
          <p className="text-dns-14N-130 text-solid-gray-700">
            数えないときは、{formatDate(source.edition)}
            の供給状況で通常出荷の後発医薬品に切り替えられる分だけです。
          </p>
        </FilterForm>
      )}
      {classes.length > 0 ? (
        <ClassLagTable
          page={page}
          rows={classes}
          caption={
            allClasses ? `すべての薬効分類（${classCount}分類）` : `節減の余地が大きい${classes.length}分類`
          }
        />
      ) : (
        <p>比べられるすべての薬効分類で、上位1割の水準に達しています。</p>
      )}
      <p className="print:hidden">
        <Link to={otherPath} preventScrollReset>
          {allClasses
            ? '節減の余地が大きい分類だけを表で見る'
            : `すべての薬効分類（${classCount}分類）を表で見る`}
        </Link>
      </p>
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
    </>
  );
}
