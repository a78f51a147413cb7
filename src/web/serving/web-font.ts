import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

/** Weight, and the names under which a device may already have it (Android, Windows 11, Linux): then nothing is loaded. */
const WEIGHTS: [number, string[]][] = [
  [400, ['Noto Sans JP Regular', 'NotoSansJP-Regular', 'Noto Sans CJK JP Regular', 'NotoSansCJKjp-Regular']],
  [700, ['Noto Sans JP Bold', 'NotoSansJP-Bold', 'Noto Sans CJK JP Bold', 'NotoSansCJKjp-Bold']],
];

/**
 * Vite plugin that fills `web-font.css` with Noto Sans JP, regular and bold, from @fontsource: cut by unicode-range so that a
 * browser loads only the pieces a page needs. The weights of a piece are side by side, so that compression sees its
 * long unicode-range once; the .woff fallbacks, for browsers older than woff2, are left out.
 */
export function webFont(): Plugin {
  const require = createRequire(import.meta.url);
  return {
    name: 'antei-web-font',
    enforce: 'pre',
    transform: {
      // `?url` itself is a script; Vite asks for its styles as `?transform-only`.
      filter: { id: /\/web-font\.css(\?transform-only)?$/ },
      handler: () => ({
        code: interleave(WEIGHTS.map(([weight, names]) => fontFaces(require, weight, names))),
        map: null,
      }),
    },
  };
}

function fontFaces(require: NodeJS.Require, weight: number, names: string[]): string[] {
  const path = require.resolve(`@fontsource/noto-sans-jp/${weight}.css`);
  const folder = path.slice(0, path.lastIndexOf('/'));
  const local = names.map((name) => `local('${name}'), `).join('');
  return readFileSync(path, 'utf8')
    .split(/(?=@font-face)/)
    .filter((rule) => rule.startsWith('@font-face'))
    .map((rule) =>
      rule.replace(/, url\([^)]*\) format\('woff'\)/g, '').replace('url(./', `${local}url(${folder}/`),
    );
}

function interleave(lists: string[][]): string {
  return lists[0]!.flatMap((_, i) => lists.map((list) => list[i] ?? '')).join('\n');
}
