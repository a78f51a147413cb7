import { escapeHtml } from '../platform/text.ts';
import type { Incident } from './incident.ts';

/** The error page for when pages cannot be rendered at all: no component, no style sheet, no script. */
export function lastResortPage({ status, ...incident }: Incident): string {
  const [title, remedy, code] = [incident.title, incident.remedy, incident.code].map(escapeHtml);
  const detail = incident.detail ? `<p>${escapeHtml(incident.detail)}</p>\n` : '';
  return `<!doctype html>
<html lang="ja">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}｜安定 Antei</title></head>
<body>
<main>
<p>エラー ${status}</p>
<h1>${title}</h1>
${detail}<p>${remedy}</p>
<p>公開しているデータはそのままです。この画面が出ても、失われたものはありません。</p>
<p>お問い合わせの際にお伝えください：<code>${code}</code></p>
<p><a href="/">トップへ戻る</a></p>
</main>
</body>
</html>
`;
}
