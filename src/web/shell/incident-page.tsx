import { createContext, useContext, useEffect } from 'react';
import { isRouteErrorResponse, useLocation } from 'react-router';
import { ERRORS } from '../../platform/errors.ts';
import type { Incident } from './incident.ts';
import { AROUND, incidentInEnglish } from './incident-english.ts';
import { languageOf } from './language.ts';

const IncidentContext = createContext<Incident | undefined>(undefined);

/** Hands what the server recorded of a failure to the page it renders; absent in the browser. */
export const IncidentProvider = IncidentContext.Provider;

/** True while the server renders a page about a failure: such a page needs no scripts. */
export function useIsIncident(): boolean {
  return useContext(IncidentContext) !== undefined;
}

/** A page about a failure, in the language of its address: what happened, what is safe, what to do, a code to quote. */
export function IncidentPage({ error }: { error: unknown }) {
  const recorded = useContext(IncidentContext);
  const language = languageOf(useLocation().pathname);
  const around = AROUND[language];
  const told = recorded ?? describe(error);
  const incident = language === 'en' ? incidentInEnglish(told) : told;
  const missing = language === 'ja' && incident.status === 404;
  const detail = incident.detail ?? (missing ? 'お探しのページまたは品目はありません。' : null);
  useReloadForServerErrors(recorded === undefined && isServerError(error));
  return (
    <>
      <title>{`${incident.title}${language === 'en' ? ' | ' : '｜'}${around.site}`}</title>
      <meta name="robots" content="noindex" />
      <section className="max-w-2xl py-6">
        <p className="text-dns-14N-130 text-solid-gray-700">
          {around.error}
          {incident.status > 0 ? ` ${incident.status}` : null}
        </p>
        <h1 className="mt-1 text-std-28B-150">{incident.title}</h1>
        {detail ? <p className="mt-4">{detail}</p> : null}
        <h2 className="mt-8 text-std-18B-160">{around.next}</h2>
        <ul className="mt-2 list-disc space-y-1 pl-6">
          <li>{incident.remedy}</li>
          <li>
            <a href={around.search.to}>{around.search.label}</a>
          </li>
          <li>
            <a href={around.top.to}>{around.top.label}</a>
          </li>
        </ul>
        {incident.status >= 500 || incident.status === 0 ? (
          <>
            <h2 className="mt-8 text-std-18B-160">{around.data}</h2>
            <p className="mt-2">{around.safe}</p>
          </>
        ) : null}
        <p className="mt-8 border-t border-solid-gray-300 pt-4 text-dns-14N-130 text-solid-gray-700">
          {around.quote}
          <code className="font-mono text-black">{incident.code}</code>
        </p>
      </section>
    </>
  );
}

/** After a click in the browser only the server's own page knows the number and the words of an error in a loader. */
function useReloadForServerErrors(isServerError: boolean) {
  useEffect(() => {
    if (isServerError) window.location.reload();
  }, [isServerError]);
}

/** How React Router hides an error of the server from the browser. */
function isServerError(error: unknown): boolean {
  return error instanceof Error && error.message === 'Unexpected Server Error';
}

const OFFLINE: Incident = {
  status: 0,
  title: '通信できませんでした',
  remedy: '通信の状態を確かめて、もう一度お試しください。',
  code: 'network',
};

function describe(error: unknown): Incident {
  // What `fetch` throws when there is no answer at all.
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) return OFFLINE;
  if (!isRouteErrorResponse(error)) return { ...ERRORS.internal, code: 'internal' };
  const code = error.status === 404 ? 'not-found' : error.status < 500 ? 'bad-request' : 'internal';
  // React Router's own responses carry an English text for developers; a page's own carry what it says to the reader.
  const detail = typeof error.data === 'string' && !error.data.startsWith('Error:') ? error.data : undefined;
  return { ...ERRORS[code], status: error.status, detail, code };
}
