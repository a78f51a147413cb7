import { useLocation } from 'react-router';
import { INVENTED } from '../../platform/invented.ts';
import { Link } from '../../ui/link.tsx';
import { OtherLanguage } from './language-links.tsx';
import { MainNav } from './main-nav.tsx';
import { realWords, type SiteNews } from './site-notices.tsx';

const PAGES = [
  { to: '/en/search', label: 'Search' },
  { to: '/en/words', label: 'What the words mean' },
];

/** The head of pages in English: the name, their own sections, and the way back to Japanese. */
export function EnglishHeader() {
  const { pathname: at } = useLocation();
  return (
    <header className="border-b border-solid-gray-300 bg-white">
      <div className="site-header mx-auto max-w-6xl px-4">
        <Link to="/en" className="site-name text-black no-underline hover:underline">
          <span className="text-std-22B-150">Antei</span>
        </Link>
        <span className="site-search self-center text-dns-14N-130 text-solid-gray-700">
          Supply of prescription medicines in Japan
        </span>
        <MainNav label="Main" at={at} pages={PAGES} />
        <span className="site-account py-2 print:hidden">
          <OtherLanguage />
        </span>
      </div>
    </header>
  );
}

/** Above the text: that the data is invented, that the source does not move. */
export function EnglishNotices({ demo, alarm, database }: SiteNews) {
  if (!demo && !alarm && !database) return null;
  return (
    <div className="space-y-2 pt-4">
      {demo ? (
        <p className="notice-line">
          <strong>Demonstration</strong>
          <span>{INVENTED_IN_ENGLISH}</span>
          <span lang="ja">これはデモのデータです{demo.real ? `。${realWords(demo.real)}` : null}</span>
        </p>
      ) : null}
      {alarm ? (
        <details className="notice-line">
          <summary>The list is late</summary>
          <p>
            No newer list of the ministry has come in for longer than usual. Each page says of which day its
            list is.
          </p>
        </details>
      ) : null}
      {database ? (
        <p className="notice-line">
          <strong>{database.english.title}</strong>
          <span>{database.english.text}</span>
        </p>
      ) : null}
    </div>
  );
}

/** As `INVENTED` of platform/invented.ts says it in Japanese. */
const INVENTED_IN_ENGLISH =
  'All data here is invented. It says nothing about real medicines, companies, their supply or use.';

/** Source, licence and what the site is not; the source is printed too, as every copy must carry it. */
export function EnglishFooter({ demo }: { demo: SiteNews['demo'] | undefined }) {
  return (
    <footer className="border-t border-solid-gray-300 bg-solid-gray-50 print:bg-white">
      <div className="mx-auto max-w-6xl space-y-3 px-4 py-8 text-dns-14N-130 print:py-3">
        {demo === null ? (
          <>
            <p>
              Source: made by processing “<span lang="ja">医療用医薬品供給状況</span>” (supply status of
              prescription medicines), Ministry of Health, Labour and Welfare, Japan.
            </p>
            <p>
              The data may be used, commercially too, with the source and a note that it was processed:{' '}
              <a
                href="https://www.digital.go.jp/resources/open_data/public_data_license_v1.0"
                hrefLang="ja"
                rel="license"
              >
                Public Data License (Version 1.0)
              </a>
              .
            </p>
          </>
        ) : null}
        {demo ? (
          <p>
            {INVENTED_IN_ENGLISH} <span lang="ja">{INVENTED}</span>
          </p>
        ) : null}
        <p>
          This site is made from published material. It is not run by the Ministry of Health, Labour and
          Welfare.
        </p>
        <ul className="flex flex-wrap gap-x-6 gap-y-2 pt-2 print:hidden">
          <li>
            <OtherLanguage />
          </li>
          <li>
            <a href="/about" hrefLang="ja">
              About and contact (in Japanese)
            </a>
          </li>
          <li>
            <a href="/terms" hrefLang="ja">
              Terms (in Japanese)
            </a>
          </li>
          <li>
            <a href="/privacy" hrefLang="ja">
              Privacy (in Japanese)
            </a>
          </li>
          <li>
            <a href="/accessibility" hrefLang="ja">
              Accessibility (in Japanese)
            </a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
