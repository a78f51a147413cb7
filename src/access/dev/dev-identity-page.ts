/** The pages of the development identity provider: plain HTML, without scripts. */
import { hash } from 'node:crypto';
import { escapeHtml } from '../../platform/text.ts';
import { ORGANISATION_KINDS, ROLES } from '../model.ts';
import type { DemoPerson, Loose } from './store-demo.ts';

const STYLE = `
body{margin:0;font:1rem/1.7 "Noto Sans JP",system-ui,sans-serif;color:#000;overflow-wrap:anywhere}
main{max-width:60rem;margin:0 auto;padding:1rem 1rem 4rem}
h1{font-size:1.5rem;line-height:1.5;margin:1rem 0}
.note{border:2px solid #927200;background:#fbf5e0;border-radius:.5rem;padding:.75rem 1rem}
.note p{margin:.25rem 0}
form{display:grid;gap:1.25rem;grid-template-columns:repeat(auto-fill,minmax(min(18rem,100%),1fr));margin-top:1.5rem}
fieldset{border:1px solid #999;border-radius:.5rem;padding:.5rem .75rem .75rem;margin:0;min-width:0}
legend{font-weight:700;padding:0 .25rem}
legend small{font-weight:400;display:block;color:#4d4d4d}
button{display:flex;justify-content:space-between;gap:.75rem;width:100%;margin-top:.5rem;padding:.625rem .75rem;font:inherit;
text-align:left;color:#0017c1;background:#fff;border:1px solid #0017c1;border-radius:.5rem;cursor:pointer}
button span{color:#000}
button:hover{background:#c5d7fb}
:focus-visible{outline:.25rem solid #000;outline-offset:.125rem;box-shadow:0 0 0 .125rem #ffd43d}
a{color:#0017c1}
`;

/** What the pages may do: show their own style and send their own form, nothing else. */
export const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${hash('sha256', STYLE, 'base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Everybody who may be chosen, by organisation; one button signs in. */
export function choosePage(people: (DemoPerson | Loose)[]): string {
  const groups = Map.groupBy(people, ({ organisation }) => organisation ?? '');
  const fieldsets = [...groups].map(([organisation, members]) => {
    const kind = members[0]!.kind;
    const legend =
      kind === null
        ? 'どの組織にも属さない人'
        : `${escapeHtml(organisation)}${organisation === ORGANISATION_KINDS[kind] ? '' : `<small>${ORGANISATION_KINDS[kind]}</small>`}`;
    const buttons = members.map(
      ({ publicId, name, role }) =>
        `<button name="person" value="${escapeHtml(publicId)}">${escapeHtml(name)}<span>${role ? ROLES[role] : '－'}</span></button>`,
    );
    return `<fieldset><legend>${legend}</legend>${buttons.join('')}</fieldset>`;
  });
  return page(
    '誰として入りますか',
    `<div class="note"><p><strong>これはお試し用のログインです。</strong>人物も所属も架空のもので、本人の確認をしていません。</p>
<p>サイトを始めた人だけが開けます。公開するサイトでは、運用者が設定したID（GビズIDなど）で入ります。</p></div>
<form method="post">${fieldsets.join('')}</form>
<p><a href="/sign-in">入らずに戻る</a></p>`,
  );
}

/** Why the provider cannot go on. */
export function stoppedPage(why: string): string {
  return page(
    'お試し用のログインを続けられません',
    `<p>${escapeHtml(why)}</p><p><a href="/sign-in">ログインのページからやり直す</a></p>`,
  );
}

function page(title: string, main: string): string {
  return `<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}｜安定 Antei</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>${main}</main></body></html>`;
}
