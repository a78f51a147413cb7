import { addDays } from '../../platform/clock.ts';
import { RESPONSES, type ShipmentResponse, type ShipmentVolume, VOLUMES } from '../../supply/model.ts';
import { BarTable } from '../components/bar-table.tsx';
import { Breadcrumbs } from '../components/breadcrumbs.tsx';
import { Button, ButtonLink } from '../components/button.tsx';
import { DataTable } from '../components/data-table.tsx';
import { DefinitionList } from '../components/definition-list.tsx';
import { DownloadLinks } from '../components/download-links.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Field } from '../components/field.tsx';
import { FilterForm } from '../components/filter-form.tsx';
import { FilterGroup } from '../components/filter-group.tsx';
import { Input } from '../components/input.tsx';
import { KeyFigures } from '../components/key-figures.tsx';
import { Notice } from '../components/notice.tsx';
import { PageHeading } from '../components/page-heading.tsx';
import { Pagination } from '../components/pagination.tsx';
import { Select } from '../components/select.tsx';
import { ResponseChip, StatusChips, VolumeChip } from '../components/status-chips.tsx';
import { statusTone } from '../components/status-look.ts';
import { Tabs } from '../components/tabs.tsx';
import { Timeline } from '../components/timeline.tsx';
import { TrendChart } from '../components/trend-chart.tsx';

const ROWS: {
  name: string;
  mah: string;
  response: ShipmentResponse;
  volume: ShipmentVolume;
  note: string;
  price: string;
}[] = [
  {
    name: 'デモロキソプロフェンNa錠60mg「安定」',
    mah: 'デモ安定製薬',
    response: 'normal',
    volume: 'normal',
    note: '－',
    price: '10.1円',
  },
  {
    name: 'デモロキソニン錠60mg',
    mah: 'デモ第一薬品',
    response: 'limitedOthers',
    volume: 'decreased',
    note: '需要増・解除未定・43日目',
    price: '10.4円',
  },
  {
    name: 'デモロキソプロフェン錠60mg「青空」',
    mah: 'デモ青空製薬',
    response: 'normal',
    volume: 'decreased',
    note: '見込み時期を過ぎています（2026年3月）',
    price: '10.1円',
  },
  {
    name: 'デモロキソプロフェンナトリウム細粒10%「みどり」',
    mah: 'デモみどりファーマ',
    response: 'stopped',
    volume: 'halted',
    note: '製造トラブル・2026年9月頃再開見込み',
    price: '16.9円',
  },
  {
    name: 'デモロキソプロフェンNaテープ100mg「すみれ」',
    mah: 'デモすみれ化学',
    response: 'normal',
    volume: 'increased',
    note: '－',
    price: '12.3円',
  },
  {
    name: 'デモロキソプロフェンNaゲル1%「つばさ」',
    mah: 'デモつばさ製薬',
    response: 'stopped',
    volume: 'delisting',
    note: '薬価削除',
    price: '4.2円',
  },
];

const DATES = Array.from({ length: 60 }, (_, i) => addDays('2026-06-22', i));
const wave = (base: number, swing: number, phase: number) =>
  DATES.map((_, i) => Math.round(base + swing * Math.sin(i / 9 + phase) + (i * swing) / 120));

/** TEMPORARY: every component at a glance. */
export default function ComponentsPage() {
  return (
    <div className="space-y-10">
      <div>
        <Breadcrumbs items={[{ label: '検索', to: '/search' }, { label: 'デモロキソニン錠60mg' }]} />
        <PageHeading
          title="デモロキソニン錠60mg"
          lead="ロキソプロフェンナトリウム水和物・60mg1錠・内用薬・長期収載品・薬価 10.4円（2025年4月1日〜）・YJコード 1149019F1560"
          asOf="2026-08-20"
          asOfNote="18時05分公表"
          actions={
            <>
              <ButtonLink to="/feeds" size="sm" reloadDocument>
                フィード
              </ButtonLink>
              <ButtonLink to="/api" size="sm" reloadDocument>
                API
              </ButtonLink>
            </>
          }
        />
        <StatusChips response="limitedOthers" volume="decreased" full labelled />
      </div>
      <KeyFigures
        items={[
          {
            label: '限定出荷',
            value: 970,
            unit: '品目',
            to: '/search?response=limited',
            shape: 'half',
            tone: 'caution',
            change: -12,
          },
          {
            label: '供給停止',
            value: 880,
            unit: '品目',
            to: '/search?response=stopped',
            shape: 'square',
            tone: 'severe',
            change: 3,
          },
          {
            label: '量が減っている',
            value: 1034,
            unit: '品目',
            to: '/search?volume=decreased',
            shape: 'down',
            tone: 'caution',
            change: 0,
          },
        ]}
      />
      <section className="space-y-3">
        <h2 className="text-std-20B-150">状態の表示</h2>
        <p className="flex flex-wrap gap-2">
          {(Object.keys(RESPONSES) as ShipmentResponse[]).map((r) => (
            <ResponseChip key={r} response={r} />
          ))}
        </p>
        <p className="flex flex-wrap gap-2">
          {(Object.keys(VOLUMES) as ShipmentVolume[]).map((v) => (
            <VolumeChip key={v} volume={v} />
          ))}
        </p>
      </section>
      <section className="space-y-4">
        <h2 className="text-std-20B-150">検索と絞り込み</h2>
        <FilterForm label="絞り込み">
          <div className="flex flex-wrap items-end gap-3">
            <div className="min-w-0 flex-1 basis-64">
              <Field label="品目名・成分名・会社名・YJコード">
                {(c) => (
                  <Input {...c} type="search" name="q" defaultValue="ろきそにん60" className="w-full" />
                )}
              </Field>
            </div>
            <Button variant="solid">検索</Button>
            <Field label="並び順">
              {(c) => (
                <Select
                  {...c}
                  name="sort"
                  options={[
                    { value: 'r', label: '関連の高い順' },
                    { value: 'n', label: '品目名順' },
                  ]}
                />
              )}
            </Field>
          </div>
          <FilterGroup
            legend="出荷対応"
            name="response"
            options={[
              { value: 'normal', label: '通常', count: 301, checked: false },
              { value: 'limited', label: '限定', count: 62, checked: true },
              { value: 'stopped', label: '停止', count: 49, checked: false },
            ]}
          />
          <FilterGroup
            legend="出荷量"
            name="volume"
            options={[
              { value: 'decreased', label: '減', count: 40, checked: false },
              { value: 'halted', label: '停止', count: 0, checked: false },
            ]}
          />
        </FilterForm>
        <DataTable
          caption="検索結果"
          captionHidden
          narrow="cards"
          rows={ROWS}
          rowKey={(row) => row.name}
          tone={(row) => statusTone(row.response, row.volume)}
          columns={[
            {
              key: 'name',
              header: '品目',
              rowHeader: true,
              cell: (row) => <a href="/products/1149019F1560">{row.name}</a>,
            },
            { key: 'mah', header: '会社', card: 'bare', cell: (row) => row.mah },
            {
              key: 'response',
              header: '出荷',
              card: 'inline',
              nowrap: true,
              cell: (row) => <ResponseChip response={row.response} />,
            },
            {
              key: 'volume',
              header: '量',
              card: 'inline',
              nowrap: true,
              cell: (row) => <VolumeChip volume={row.volume} />,
            },
            { key: 'note', header: '理由・見込み', card: 'bare', cell: (row) => row.note },
          ]}
        />
        <Pagination page={4} pageSize={50} total={412} unit="品目" href={(page) => `/search?page=${page}`} />
      </section>
      <section className="space-y-4">
        <h2 className="text-std-20B-150">変化</h2>
        <Tabs
          label="変化の種類"
          items={[
            { label: '悪化', to: '/changes?kind=worsened', current: true, count: 31 },
            { label: '改善', to: '/changes?kind=improved', current: false, count: 24 },
            { label: '見込み', to: '/changes?kind=outlook', current: false, count: 12 },
            { label: '掲載', to: '/changes?kind=added', current: false, count: 0 },
            { label: '掲載終了', to: '/changes?kind=removed', current: false, count: 2 },
          ]}
        />
        <DataTable
          caption="区分別の供給状況（2026年8月20日現在）"
          rows={[
            { k: '先発品', a: '6,012', b: '88', c: '1.5%', d: '151', e: '2.5%' },
            { k: '後発品', a: '8,103', b: '702', c: '8.7%', d: '560', e: '6.9%' },
          ]}
          rowKey={(row) => row.k}
          columns={[
            { key: 'k', header: '製品区分', rowHeader: true, nowrap: true, cell: (row) => row.k },
            { key: 'a', header: '全品目', align: 'end', cell: (row) => row.a },
            { key: 'b', header: '供給停止', align: 'end', cell: (row) => row.b },
            { key: 'c', header: '割合', align: 'end', cell: (row) => row.c },
            { key: 'd', header: '限定出荷', align: 'end', cell: (row) => row.d },
            { key: 'e', header: '割合', align: 'end', cell: (row) => row.e },
          ]}
        />
      </section>
      <Timeline
        title="出荷対応と出荷量の履歴"
        until="2026-08-20"
        steps={[
          { from: '2026-06-22', status: { response: 'normal', volume: 'normal' } },
          { from: '2026-07-01', status: { response: 'normal', volume: 'decreased' } },
          { from: '2026-07-09', status: { response: 'limitedOthers', volume: 'decreased' }, note: '需要増' },
          { from: '2026-08-01', status: { response: 'stopped', volume: 'halted' }, note: '製造トラブル' },
          { from: '2026-08-12', status: { response: 'normal', volume: 'increased' } },
        ]}
      />
      <div className="grid gap-8 md:grid-cols-2">
        <TrendChart
          title="出荷対応の推移"
          unit="品目"
          dates={DATES}
          series={[
            { label: '限定出荷', values: wave(970, 40, 0) },
            { label: '供給停止', values: wave(880, 20, 2) },
            { label: '出荷量減少', values: wave(1034, 60, 4) },
          ]}
        />
        <TrendChart
          kind="stacked"
          title="理由別の限定出荷"
          unit="品目"
          dates={DATES}
          series={[
            { label: '自社の事情', values: wave(300, 20, 0) },
            { label: '他社品の影響', values: wave(520, 40, 1) },
            { label: 'その他', values: wave(150, 10, 2) },
          ]}
          note="毎日の一覧から集計。"
        />
      </div>
      <section className="grid gap-8 md:grid-cols-2">
        <BarTable
          caption="理由別の品目数"
          labelHeader="理由"
          valueHeader="品目数"
          shareHeader="割合"
          rows={[
            { key: 'a', label: '需要増', value: 702, whole: 1850 },
            { key: 'b', label: '原材料調達上の問題', value: 140, whole: 1850 },
            { key: 'c', label: '製造トラブル（製造委託を含む）', value: 266, whole: 1850 },
            { key: 'd', label: '薬価削除', value: 480, whole: 1850 },
          ]}
        />
        <DefinitionList
          items={[
            { key: 'r', term: '理由', description: '需要増' },
            { key: 'o', term: '解除見込み', description: '未定' },
            { key: 'd', term: '続いている日数', description: '43日目（2026年7月9日から）' },
            { key: 's', term: '資料', description: <a href="/data">2026年8月20日の一覧</a> },
          ]}
        />
      </section>
      <section className="space-y-4">
        <h2 className="text-std-20B-150">知らせと空</h2>
        <Notice title="候補の表示は代替性を保証しません">
          用法・用量、適応は添付文書で確かめてください。
        </Notice>
        <Notice kind="warning" title="一覧は10日間更新されていません">
          最後の一覧は2026年8月10日のものです。
        </Notice>
        <Notice kind="error" title="日付の形が正しくありません">
          2026-08-20 のように書いてください。
        </Notice>
        <Notice kind="success" title="取り込みました" />
        <EmptyState title="この条件に合う品目はありません">
          <p>条件を減らすか、成分名で検索してください。</p>
          <ButtonLink to="/search">条件をすべて外す</ButtonLink>
        </EmptyState>
        <DownloadLinks
          items={[
            { href: '/files/a.xlsx', label: '2026年8月20日の一覧', format: 'Excel', bytes: 2_400_000 },
            { href: '/files/a.csv', label: '2026年8月20日の一覧', format: 'CSV', bytes: 5_310 },
          ]}
        />
        <Field
          label="開始日"
          hint="一覧のある日を選べます"
          error="一覧のない日です。8月20日を選んでください"
          required
        >
          {(c) => <Input {...c} name="since" defaultValue="2026-08-23" />}
        </Field>
        <p className="flex flex-wrap gap-3">
          <Button variant="solid">主な操作</Button>
          <Button>ほかの操作</Button>
          <Button variant="text">やめる</Button>
        </p>
      </section>
    </div>
  );
}
