import type { LoaderFunctionArgs } from 'react-router';
import { allows, type Guarded, ORGANISATION_KINDS, ROLES } from '../../access/model.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../page-types.ts';
import { PAGES } from '../pages.ts';
import { privateMeta } from '../private-meta.ts';
import { servicesContext } from '../services.ts';

/** Where somebody signed in may begin, in the order of a day's work. What a place asks for, the table of pages says. */
const PLACES = [
  {
    path: 'report',
    label: '供給状況報告',
    text: '自社の品目の出荷対応・出荷量・見込みを報告する。1品目でも、Excelで一度にでも',
  },
  {
    path: 'report/submissions',
    label: '提出の控え',
    text: '受付番号、報告した内容、PDFの控え、公開と訂正の記録',
  },
  {
    path: 'warnings',
    label: '供給不安報告',
    text: '6か月以内に供給が不足するおそれを、非公開で早めに知らせる',
  },
  { path: 'warnings/requests', label: '増産の依頼', text: '厚生労働省からの依頼を読み、答える' },
  { path: 'warnings/sources', label: '原薬の調達元', text: '品目ごとに、非公開で申告する' },
  {
    path: 'desk/warnings',
    label: '供給不安の対応',
    text: '届いた供給不安報告を、急ぐものから確かめて対応する',
  },
  {
    path: 'desk/analysis',
    label: '供給不安の分析',
    text: '原因、対応にかかった日数、未然に防いだ割合、調達元',
  },
  { path: 'desk/reports', label: '報告の公開', text: '受け付けた報告を確かめ、一覧として公開する' },
  {
    path: 'desk/roadmap',
    label: 'ロードマップの記録',
    text: '取組の状況、KPIの値と目標、専門家の意見を記録する。記録を待っているものの一覧',
  },
  {
    path: 'desk/biosimilars/cases',
    label: '先進事例の確認',
    text: 'バイオ後続品の先進事例の投稿を確かめ、公開する',
  },
  {
    path: 'desk/biosimilars/seminars',
    label: '講習会・セミナーの登録',
    text: 'バイオ後続品の講習会の予定を公開し、変更や中止を知らせる',
  },
  {
    path: 'desk/biosimilars/materials',
    label: '資料の登録',
    text: 'バイオ後続品の説明に使える資料を公開する',
  },
  {
    path: 'biosimilars/cases/mine',
    label: '先進事例の投稿',
    text: 'バイオ後続品の使用を進める取組を、ほかの地域に伝える',
  },
  { path: 'lists', label: 'わたしの品目リスト', text: '見ておきたい品目の変化を、メールや通知で受け取る' },
  { path: 'search', label: '検索', text: '品目の供給状況と、代わりの候補を調べる' },
  { path: 'overview', label: '概況', text: '国全体の供給の状況と、その移り変わり' },
  {
    path: 'indicators',
    label: '指標',
    text: '後発医薬品・バイオ後続品の割合。目標との距離、都道府県と薬効分類の比較、協議会資料',
  },
  { path: 'roadmap', label: 'ロードマップ', text: '国の目標までの距離、取組の状況、工程表' },
  { path: 'organisation', label: '組織', text: 'メンバー、招待、APIトークン、操作の記録' },
  { path: 'account', label: 'アカウント', text: '組織の切り替え、ログイン中の端末、ログアウト' },
] as const;

export function loader({ context }: LoaderFunctionArgs) {
  const { person, actor } = context.get(servicesContext).session!;
  const open = PLACES.filter(({ path }) => {
    const access = PAGES.find((page) => page.path === path)?.access;
    if (access === 'public' || access === 'signed-in') return true;
    return Boolean(access && actor && allows(access as Guarded, actor));
  });
  return {
    places: open.map(({ path, label, text }) => ({ to: `/${path}`, label, text })),
    person: person.name,
    actor: actor && {
      organisation: actor.organisation.name,
      kind: ORGANISATION_KINDS[actor.organisation.kind],
      role: ROLES[actor.role],
    },
  };
}

export const meta = () => privateMeta('マイページ');

export default function WorkPage({ loaderData: { places, person, actor } }: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs items={[{ label: 'マイページ' }]} />
      <PageHeading
        title="マイページ"
        lead={
          actor
            ? `${actor.organisation}${actor.kind === actor.organisation ? '' : `（${actor.kind}）`}　${person}さん・${actor.role}`
            : `${person}さん`
        }
      />
      <div className="space-y-6">
        {actor ? null : (
          <Notice kind="info" title="まだどの組織にも属していません">
            <p>組織の管理者から届く招待のリンクを開くと、その組織の仕事ができるようになります。</p>
          </Notice>
        )}
        <ul className="grid gap-4 sm:grid-cols-2">
          {places.map(({ to, label, text }) => (
            <li key={to} className="rounded-8 border border-solid-gray-420 p-4">
              <Link to={to} className="text-std-18B-160">
                {label}
              </Link>
              <p className="mt-1">{text}。</p>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
