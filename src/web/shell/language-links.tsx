import { useLocation } from 'react-router';
import { inBothLanguages, languageOf } from './language.ts';
import { usePrivatePage } from './open-graph.tsx';

/** For search engines: where this page is found in each language. Of what none may list they are told nothing. */
export function LanguageLinks({ site }: { site: string }) {
  const both = inBothLanguages(useLocation().pathname);
  if (usePrivatePage() || !both) return null;
  return (
    <>
      <link rel="alternate" hrefLang="ja" href={site + both.ja} />
      <link rel="alternate" hrefLang="en" href={site + both.en} />
      <link rel="alternate" hrefLang="x-default" href={site + both.ja} />
    </>
  );
}

/** The way to the other language: to the same page where there is one, with the words of a search, else to the first page. */
export function OtherLanguage() {
  const { pathname, search } = useLocation();
  const isEnglish = languageOf(pathname) === 'en';
  const [language, name, top] = isEnglish
    ? (['ja', '日本語', '/'] as const)
    : (['en', 'English', '/en'] as const);
  const same = inBothLanguages(pathname)?.[language];
  const asked = same?.endsWith('/search') ? search : '';
  return (
    <a href={same === undefined ? top : same + asked} lang={language} hrefLang={language}>
      {name}
    </a>
  );
}
