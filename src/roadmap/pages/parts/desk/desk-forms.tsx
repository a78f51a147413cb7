import type { IsoDate } from '../../../../platform/clock.ts';
import { ChoiceItem, type FormValues, LineItem, TextItem } from '../../../../ui/forms/form-items.tsx';
import { type Kpi, STATES } from '../../../model.ts';
import { axisOf } from '../../../wording.ts';
import { DeskForm } from './desk-form.tsx';

const URL_HINT =
  'https:// で始まるアドレスか、このサイトのページ（/ で始まるもの）。なければ空けておきます。';

/** The present state of an initiative, with its evidence. */
export function StatusForm({ values }: { values: FormValues }) {
  return (
    <DeskForm form="status" title="状況" button="状況を記録する" values={values} open>
      <ChoiceItem form={values} name="state" label="状況" codes={STATES} required />
      <LineItem
        form={values}
        name="since"
        label="いつの状況か"
        hint="日付か月（2026-04-01、2026-04、令和8年4月）。先の日付は入れられません。"
        required
      />
      <TextItem
        form={values}
        name="note"
        label="説明"
        hint="何が行われたか。そのまま公開されます。"
        required
      />
      <TextItem
        form={values}
        name="evidence"
        label="根拠"
        hint="1行に1つ、アドレスと表題（例：https://www.mhlw.go.jp/… 第3回検討会 資料1）。他の取組に統合したときは、統合先のページ（/roadmap/initiatives/…）も書きます。"
        required
      />
    </DeskForm>
  );
}

/** A value of a KPI that was published. */
export function PointForm({ values, kpi }: { values: FormValues; kpi: Pick<Kpi, 'unit' | 'counter'> }) {
  return (
    <DeskForm form="point" title="値" button="値を記録する" values={values} open>
      <LineItem
        form={values}
        name="period"
        label="期間"
        hint="2025-09、2025年度、2025年、FY2021/FY2023 のように。終わった期間だけを入れられます。"
        required
      />
      <LineItem form={values} name="value" label="値" unit={axisOf(kpi, 0).unit} numeric required />
      <SourceItems values={values} />
    </DeskForm>
  );
}

/** A target that is raised or moved: a new version. */
export function TargetForm({ values, kpi }: { values: FormValues; kpi: Pick<Kpi, 'unit' | 'counter'> }) {
  return (
    <DeskForm form="target" title="目標の引き上げ・変更" button="新しい版の目標を記録する" values={values}>
      <LineItem form={values} name="value" label="目標の値" unit={axisOf(kpi, 0).unit} numeric required />
      <LineItem
        form={values}
        name="wording"
        label="目標の言葉"
        hint="資料の言葉のまま（例：70%以上）。"
        wide
        required
      />
      <LineItem form={values} name="due" label="期限" type="date" required />
      <LineItem form={values} name="setOn" label="決めた日" type="date" required />
      <SourceItems values={values} />
    </DeskForm>
  );
}

/** What an expert thinks, with their name. @param props.today the last day that it can have been said */
export function CommentForm({ values, today }: { values: FormValues; today: IsoDate }) {
  return (
    <DeskForm form="comment" title="専門家の意見" button="意見を記録する" values={values}>
      <p className="text-dns-14N-130">
        事実の記録とは別の枠で、名前とともに公開されます。本人の了解を得たものだけを入れてください。
      </p>
      <LineItem form={values} name="expert" label="専門家の名前" required />
      <LineItem form={values} name="affiliation" label="所属" wide required />
      <LineItem form={values} name="saidOn" label="述べた日" hint={`${today}まで。`} type="date" required />
      <TextItem form={values} name="body" label="意見" rows={5} required />
    </DeskForm>
  );
}

function SourceItems({ values }: { values: FormValues }) {
  return (
    <>
      <LineItem
        form={values}
        name="source"
        label="出典"
        hint="資料の名前と、載っている場所。"
        wide
        required
      />
      <LineItem form={values} name="sourceUrl" label="出典のアドレス" hint={URL_HINT} wide />
      <TextItem form={values} name="note" label="注" hint="速報値など、読むときに要ること。" rows={2} />
    </>
  );
}
