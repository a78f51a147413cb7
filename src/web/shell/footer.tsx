import { creditOf, INVENTED } from '../../platform/invented.ts';
import { OtherLanguage } from './language-links.tsx';
import { realWords, type SiteNews } from './site-notices.tsx';

/**
 * Source, licence and the ways onward; the source line is printed too, as every copy must carry it.
 * @param props.demo undefined where nobody could say what the site shows: then no source is named
 */
export function Footer({ demo }: { demo: SiteNews['demo'] | undefined }) {
  return (
    <footer className="border-t border-solid-gray-300 bg-solid-gray-50 print:bg-white">
      <div className="mx-auto max-w-6xl space-y-3 px-4 py-8 text-dns-14N-130 print:py-3">
        {demo === null ? <Source /> : null}
        {demo ? (
          <>
            <p>{INVENTED}</p>
            {demo.real ? <p>{realWords(demo.real)}出典は、それぞれの場所に示しています。</p> : null}
          </>
        ) : null}
        <p>このサイトは公表資料をもとに作成しており、厚生労働省が運営するものではありません。</p>
        <ul className="flex flex-wrap gap-x-6 gap-y-2 pt-2 print:hidden">
          <li>
            <a href="/biosimilars">バイオ後続品の情報（患者さん・医療関係者・保険者へ）</a>
          </li>
          <li>
            <a href="/data">データのダウンロード</a>
          </li>
          <li>
            <a href="/api">API</a>
          </li>
          <li>
            <a href="/guide">使い方</a>
          </li>
          <li>
            <a href="/about">このサイトについて・連絡先</a>
          </li>
          <li>
            <a href="/terms">利用規約</a>
          </li>
          <li>
            <a href="/privacy">プライバシー</a>
          </li>
          <li>
            <a href="/accessibility">アクセシビリティ</a>
          </li>
          <li>
            <OtherLanguage />
          </li>
        </ul>
      </div>
    </footer>
  );
}

/** The line by which the data may be used, and the terms. */
function Source() {
  return (
    <>
      <p>{creditOf()}</p>
      <p>
        データの利用条件：
        <a href="https://www.digital.go.jp/resources/open_data/public_data_license_v1.0" rel="license">
          公共データ利用規約（第1.0版）
        </a>
        。出典と加工した旨を書けば、商用も含めて自由に使えます。
      </p>
    </>
  );
}
