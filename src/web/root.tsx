import type { ReactNode } from 'react';
import {
  Links,
  type LoaderFunctionArgs,
  Meta,
  Outlet,
  type RouterContextProvider,
  redirect,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from 'react-router';
import type { IsoDate } from '../platform/clock.ts';
import icon from './assets/icon.svg?url';
import { servicesContext } from './services.ts';
import { noteText } from './shell/database-note.ts';
import { EnglishFooter, EnglishHeader, EnglishNotices } from './shell/english-frame.tsx';
import { Footer } from './shell/footer.tsx';
import { Header } from './shell/header.tsx';
import { IncidentPage, useIsIncident } from './shell/incident-page.tsx';
import { languageOf } from './shell/language.ts';
import { LanguageLinks } from './shell/language-links.tsx';
import { NavigationProgress, useFocusOnNewPage } from './shell/navigation.tsx';
import { OpenGraph } from './shell/open-graph.tsx';
import { PrintHead } from './shell/print-head.tsx';
import { type SiteNews, SiteNotices } from './shell/site-notices.tsx';
import { useSlashKey } from './shell/slash-key.tsx';
import styles from './styles.css?url';
import fontStyles from './web-font.css?url';

export function meta() {
  return [
    { title: '安定 Antei｜医療用医薬品の供給状況' },
    {
      name: 'description',
      content: '医療用医薬品の出荷対応と出荷量、その履歴と変化を、品目ごとに検索できる公開サイトです。',
    },
  ];
}

/** Turns away those whom page-guard.ts refused, before any loader or action runs: to the sign-in, or with what is missing. */
export const middleware = [
  ({ request, context }: { request: Request; context: Readonly<RouterContextProvider> }) => {
    const { refusal } = context.get(servicesContext);
    if (refusal === null) return;
    // The account says how to become a member, or lets one choose among one's organisations.
    if (refusal === 'organisation-needed') throw redirect('/account', 303);
    if (refusal !== 'sign-in-needed') throw refusal;
    const { pathname, search } = new URL(request.url);
    throw redirect(`/sign-in?to=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`, 303);
  },
];

interface Site extends SiteNews {
  signedIn: boolean;
  /** Its address, without a slash at the end. */
  site: string;
  today: IsoDate;
}

/** What every page says around its own text. A public page is the same for all its readers: there nobody is signed in. */
export async function loader({ context }: LoaderFunctionArgs): Promise<Site> {
  const { supply, session, siteUrl, today, real, databaseNote } = context.get(servicesContext);
  const [isDemo, alarm] = await Promise.all([supply.isDemonstration(), supply.sourceAlarm()]);
  const database = noteText(databaseNote());
  return {
    demo: isDemo ? { real } : null,
    alarm,
    database,
    signedIn: session !== null,
    site: siteUrl,
    today,
  };
}

/** Typing and filters change the query of a page, not the news. */
export function shouldRevalidate({ currentUrl, nextUrl }: ShouldRevalidateFunctionArgs): boolean {
  return currentUrl.pathname !== nextUrl.pathname;
}

/** The document around every page, failures included. */
export function Layout({ children }: { children: ReactNode }) {
  const isIncident = useIsIncident();
  const failed = useRouteError() != null;
  const news = useRouteLoaderData<typeof loader>('root');
  const { pathname } = useLocation();
  const language = languageOf(pathname);
  const isEnglish = language === 'en';
  const Notices = isEnglish ? EnglishNotices : SiteNotices;
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" type="image/svg+xml" href={icon} />
        <link rel="stylesheet" href={styles} />
        {/* A page about a failure brings its own title. */}
        {failed ? null : <Meta />}
        {failed || !news ? null : <OpenGraph site={news.site} />}
        {failed || !news ? null : <LanguageLinks site={news.site} />}
        <Links />
      </head>
      <body>
        <a href="#main" className="skip-link">
          {isEnglish ? 'Skip to the text' : '本文へ移動'}
        </a>
        {news ? <PrintHead site={news.site} today={news.today} /> : null}
        {isEnglish ? <EnglishHeader /> : <Header signedIn={news?.signedIn ?? false} />}
        <main id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl px-4 pb-16 focus:outline-none">
          {news ? <Notices demo={news.demo} alarm={news.alarm} database={news.database} /> : null}
          {children}
        </main>
        {isEnglish ? <EnglishFooter demo={news?.demo} /> : <Footer demo={news?.demo} />}
        {/* After the text, so that the list of font pieces never holds up the first paint. */}
        <link rel="stylesheet" href={fontStyles} />
        {isIncident ? null : (
          <>
            <ScrollRestoration />
            <Scripts />
          </>
        )}
      </body>
    </html>
  );
}

export default function Root() {
  useFocusOnNewPage();
  useSlashKey();
  return (
    <>
      <NavigationProgress />
      <Outlet />
    </>
  );
}

export function ErrorBoundary() {
  return <IncidentPage error={useRouteError()} />;
}
