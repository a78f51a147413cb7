import { Section } from '../../../ui/section.tsx';
import { FactWords, type SaidFact } from './fact-wording.tsx';

/** What the calculation leaves out, so that nobody takes it for the bill. */
export function LeftOut({ publicAid }: { publicAid: SaidFact }) {
  return (
    <Section id="rules" title="この計算に入っていないもの">
      <ul className="max-w-3xl list-disc space-y-1 pl-6">
        <li>
          薬の費用だけを数えています。診察、検査、注射、入院などの費用は入っていません。実際の高額療養費は、それらを合わせた1か月の医療費で計算するため、この計算より上限に届きやすくなります。
        </li>
        <li>
          ほかの医療費や、同じ世帯の人の医療費との合算は入っていません。70歳未満で合算されるのは、医療機関ごと（医科・歯科、入院・外来の別。薬局の分は処方した医療機関に合わせます）の負担が21,000円以上のものだけで、70歳以上はすべて合算されます。
        </li>
        <li>
          年間の上限（外来の年間上限を含む）は入っていません。超えた分は、保険者に申請して払い戻しを受けるとされています。
        </li>
        <li>
          健康保険組合の付加給付、特定疾病（長く続く高額な治療）の上限、75歳になった月の特例、指定難病や子どもの医療費助成は入っていません。
        </li>
        <li>食事代、差額ベッド代、長期収載品の選定療養などの特別の料金は、高額療養費の対象になりません。</li>
        <li>
          薬価は、どの月を選んでも、いまの薬価基準のものです。窓口での10円未満の四捨五入はしていません。1円未満は四捨五入しています（上限額の1%の部分も、50銭以上を1円とします）。
        </li>
        <li>使う薬は、医師・薬剤師と相談して決めてください。</li>
      </ul>
      <FactWords fact={publicAid} />
    </Section>
  );
}
