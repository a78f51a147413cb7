import type { LoaderFunctionArgs } from 'react-router';
import { creditOf } from '../../platform/invented.ts';
import { formatCount, formatDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { privateMeta } from '../../web/private-meta.ts';
import { servicesContext } from '../../web/services.ts';
import type { PosterView } from '../poster/view-poster.ts';
import { PosterTable } from './parts/poster-table.tsx';

export { headers } from './parts/private-page.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { alerts, supply, siteUrl } = context.get(servicesContext);
  const poster = await alerts.poster(params.handle!, siteUrl);
  if (!poster)
    throw new Response('この掲示はないか、もとの品目リストが消されています。', {
      status: 404,
    });
  return { poster, invented: await supply.isDemonstration() };
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  return privateMeta(loaderData ? `${loaderData.poster.name}（掲示用）` : '掲示が見つかりません');
}

/** A list for the wall: on paper one sheet of A4, and what its QR code leads to. It shows, and changes nothing. */
export default function PosterPage({ loaderData: { poster, invented } }: PageProps<typeof loader>) {
  const { rows, sheet } = poster;
  return (
    <div className="poster space-y-4 pt-4" data-points={sheet.points}>
      <PosterHead poster={poster} />
      <HowToPrint poster={poster} />
      {rows.length === 0 ? (
        <p className="text-std-20B-150">いま、限定出荷・供給停止の品目はありません。</p>
      ) : (
        <PosterTable caption="限定出荷・供給停止の品目" rows={rows.slice(0, sheet.rows)} />
      )}
      <div className="poster-foot space-y-1 text-dns-14N-130">
        <More poster={poster} />
        <p>
          候補は、YJコードで成分・剤形・規格が同じ品目のうち通常出荷のもの。代替性を保証しません。適応・添加物・製剤の違いを確かめてください。
        </p>
        <p className="hidden print:block">{creditOf(invented)}</p>
      </div>
      {rows.length > sheet.rows ? (
        <section aria-labelledby="beyond" className="space-y-2 print:hidden">
          <h2 id="beyond" className="text-std-20B-150">
            紙に載らない品目
          </h2>
          <PosterTable caption="紙に載らない品目" rows={rows.slice(sheet.rows)} />
        </section>
      ) : null}
    </div>
  );
}

/** Letters of a name that fit one line beside the QR code, on paper. */
const LONG_NAME = 24;

function PosterHead({ poster: { name, asOf, total, stopped, limited, qr } }: { poster: PosterView }) {
  return (
    <div className="flex items-start justify-between gap-4">
      <div className="min-w-0">
        <h1 className="text-std-28B-150" data-long={name.length > LONG_NAME || undefined}>
          {name}
        </h1>
        <p className="text-std-20B-150">
          供給停止 {formatCount(stopped)}・限定出荷 {formatCount(limited)}
          <span className="text-std-16N-170">（{formatCount(total)}品目のうち）</span>
        </p>
        {asOf ? (
          <p>
            <time dateTime={asOf}>{formatDate(asOf)}</time>現在
          </p>
        ) : null}
      </div>
      <figure className="poster-code">
        <svg
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          role="img"
          aria-label="この掲示の最新の内容を開くQRコード"
          shapeRendering="crispEdges"
        >
          <rect width={qr.size} height={qr.size} fill="white" />
          <path d={qr.path} fill="black" />
        </svg>
        <figcaption>最新の内容</figcaption>
      </figure>
    </div>
  );
}

function HowToPrint({ poster: { rows, sheet } }: { poster: PosterView }) {
  return (
    <div className="max-w-3xl print:hidden">
      <Notice kind="info" title="印刷して貼る">
        <p>
          ブラウザーの印刷で、A4の縦1枚になります。
          {rows.length > sheet.rows ? `紙には、供給の悪い順に${formatCount(sheet.rows)}品目が載ります。` : ''}
        </p>
        <p>
          QRコードは、このページの最新の内容を開きます。見るだけで、リストの編集や、知らせの設定はできません。掲示を見た人はだれでも開けるので、リストの名前に人の名前などを入れないでください。リストを消すと、開けなくなります。
        </p>
      </Notice>
    </div>
  );
}

/** What the sheet has no room for, and what it leaves out. */
function More({ poster: { rows, sheet, stopped, limited, less, gone } }: { poster: PosterView }) {
  const beyond = stopped + limited - sheet.rows;
  const unseen = stopped + limited - rows.length;
  const others = [
    less > 0 ? `通常出荷で量が減っている・分からないもの ${formatCount(less)}品目` : '',
    gone > 0 ? `掲載終了 ${formatCount(gone)}品目` : '',
  ].filter(Boolean);
  return (
    <>
      {beyond > 0 ? (
        <p className="hidden print:block">
          <strong>ほか{formatCount(beyond)}品目</strong>（QRコードから見られます）
        </p>
      ) : null}
      {unseen > 0 ? (
        <p className="print:hidden">ほか{formatCount(unseen)}品目は、ここに出していません。</p>
      ) : null}
      {others.length > 0 ? <p>このほかに、{others.join('、')}。</p> : null}
    </>
  );
}
