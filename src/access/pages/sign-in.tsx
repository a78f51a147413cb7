import type { LoaderFunctionArgs } from 'react-router';
import { GENERAL_ERRORS } from '../../platform/errors/general.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { ButtonLink } from '../../ui/forms/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { servicesContext } from '../../web/services.ts';
import { ACCESS_ERRORS } from '../errors.ts';
import { localPath } from '../sign-in/local-path.ts';

/** It may say what went wrong for its reader: nobody in between keeps it. */
export function headers(): HeadersInit {
  return { 'Cache-Control': 'no-store' };
}

const codes = { ...ACCESS_ERRORS.codes, ...GENERAL_ERRORS };
/** What may have gone wrong on the way, as the address says; other words in it mean nothing. */
const TOLD = [
  'sign-in-off',
  'sign-in-locked',
  'sign-in-expired',
  'sign-in-refused',
  'sign-in-unavailable',
  'read-only',
  'database-unavailable',
] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const signIn = await context.get(servicesContext).access.signIn(request.headers.get('cookie'));
  const { searchParams } = new URL(request.url);
  const code = TOLD.find((known) => known === searchParams.get('error'));
  const to = searchParams.get('to');
  return {
    signIn,
    start: to ? `/sign-in/start?to=${encodeURIComponent(localPath(to))}` : '/sign-in/start',
    asked: to !== null,
    problem: code ? { title: codes[code].title, remedy: codes[code].remedy } : null,
    signedOut: searchParams.has('signed-out'),
  };
}

export const meta = () => privateMeta('ログイン');

export default function SignInPage({ loaderData }: PageProps<typeof loader>) {
  const { signIn, start, asked, problem, signedOut } = loaderData;
  const off = signIn.kind === 'none' || signIn.kind === 'locked';
  const why = codes[signIn.kind === 'locked' ? 'sign-in-locked' : 'sign-in-off'];
  return (
    <>
      <Breadcrumbs items={[{ label: 'ログイン' }]} />
      <PageHeading title="ログイン" />
      <div className="max-w-2xl space-y-6">
        {problem && problem.title !== (off ? why.title : null) ? (
          <Notice kind="error" title={problem.title}>
            <p>{problem.remedy}</p>
          </Notice>
        ) : null}
        {signedOut ? <Notice kind="success" title="ログアウトしました。" /> : null}
        {asked && !problem && !off ? <p>お開きのページには、ログインが必要です。</p> : null}
        <p>
          供給状況の検索、閲覧、品目リスト、データのダウンロードには、ログインは<strong>要りません</strong>
          。ログインするのは、次の仕事をする組織の方だけです。
        </p>
        <ul className="list-disc space-y-1 pl-6">
          <li>製造販売業者として、供給状況や供給不安を報告する</li>
          <li>厚生労働省や都道府県の職員として、報告を確かめて対応する</li>
        </ul>
        {off ? (
          <Notice kind="info" title={why.title}>
            <p>{why.remedy}</p>
          </Notice>
        ) : (
          <>
            <p>
              <ButtonLink to={start} variant="solid" reloadDocument rel="nofollow">
                {`${signIn.name}でログインする`}
              </ButtonLink>
            </p>
            {signIn.kind === 'demo' ? (
              <p className="text-dns-14N-130 text-solid-gray-700">
                サイトの鍵を持つこのブラウザーでは、架空の人物を選んで試せます。公式の一覧を取り込むと、使えなくなります。
              </p>
            ) : null}
          </>
        )}
        <h2 className="text-std-18B-160">はじめての方へ</h2>
        <p>
          組織の管理者から届いた招待のリンクを開き、ログインしてから参加してください。組織の登録は、サイトの運用者が行います。
        </p>
      </div>
    </>
  );
}
