import { escapeHtml } from '../../platform/text.ts';
import type { Incident } from './incident.ts';
import { AROUND, incidentInEnglish } from './incident-english.ts';
import type { Language } from './language.ts';

/** Its own, by whose hash the page's policy knows it. */
export const LAST_RESORT_STYLE = `
body { margin: 0; color: #1a1a1a; font: 1rem/1.7 'Noto Sans JP', sans-serif; }
header { border-bottom: 1px solid #b3b3b3; padding: .75rem 1rem; font-weight: 700; }
header, main { padding-inline: max(1rem, 50vw - 35rem); }
main { max-width: 46rem; padding-block: 1.5rem; }
main > p:first-child { margin: 0; color: #595959; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.5; }
a { color: #0017c1; }
:focus-visible { outline: 4px solid #000; background: #ffd43d; }
`;

/** The error page for when pages cannot be rendered at all: no component, no script, nothing to fetch. */
export function lastResortPage(told: Incident, language: Language): string {
  const around = AROUND[language];
  const { status, ...incident } = language === 'en' ? incidentInEnglish(told) : told;
  const [title, remedy, code] = [incident.title, incident.remedy, incident.code].map(escapeHtml);
  const detail = incident.detail ? `<p>${escapeHtml(incident.detail)}</p>\n` : '';
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}${language === 'en' ? ' | ' : '｜'}${around.site}</title><style>${LAST_RESORT_STYLE}</style></head>
<body>
<header>${around.site}</header>
<main>
<p>${around.error} ${status}</p>
<h1>${title}</h1>
${detail}<p>${remedy}</p>
<p>${around.safe}</p>
<p>${around.quote}<code>${code}</code></p>
<p><a href="${around.top.to}">${around.top.label}</a></p>
</main>
</body>
</html>
`;
}
