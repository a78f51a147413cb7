/** For tests only: what a reader can select and copy out of a PDF made by pdfkit. */
import { inflateSync } from 'node:zlib';

/** The text of each page, in the order in which it was drawn. */
export function pdfPages(bytes: Buffer): string[] {
  const objects = readObjects(bytes);
  const fonts = new Map<string, Map<string, string>>();
  for (const { head } of objects.values()) {
    for (const [, name, id] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!)?.head ?? '');
      if (toUnicode) fonts.set(name!, readMap(objects.get(toUnicode[1]!)!.stream));
    }
  }
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b/.test(head))
    .map(({ head }) => drawnText(objects.get(/\/Contents (\d+) 0 R/.exec(head)![1]!)!.stream, fonts));
}

function readObjects(bytes: Buffer): Map<string, { head: string; stream: string }> {
  const objects = new Map<string, { head: string; stream: string }>();
  const text = bytes.toString('latin1');
  for (const match of text.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj$/gm)) {
    const [, id, content] = match;
    const at = content!.indexOf('stream\n');
    const head = at < 0 ? content! : content!.slice(0, at);
    const packed = at < 0 ? '' : content!.slice(at + 7, content!.lastIndexOf('\nendstream'));
    const stream = head.includes('/FlateDecode')
      ? inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
      : packed;
    objects.set(id!, { head, stream });
  }
  return objects;
}

/** Glyph numbers of a font to the characters they stand for. */
function readMap(cmap: string): Map<string, string> {
  const glyphs = new Map<string, string>();
  for (const [, first, list] of cmap.matchAll(/<([\da-f]{4})> <[\da-f]{4}> \[([^\]]*)\]/gi)) {
    [...list!.matchAll(/<([\da-f ]*)>/gi)].forEach(([, utf16], index) => {
      const code = (Number.parseInt(first!, 16) + index).toString(16).padStart(4, '0');
      const swapped = Buffer.from(utf16!.replaceAll(' ', ''), 'hex').swap16();
      glyphs.set(code, swapped.toString('utf16le'));
    });
  }
  return glyphs;
}

function drawnText(content: string, fonts: Map<string, Map<string, string>>): string {
  let font = new Map<string, string>();
  let text = '';
  for (const [, name, hex, line] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([\da-f]+)>|( Tm)/gi)) {
    if (name) font = fonts.get(name) ?? new Map();
    if (line) text += ' ';
    for (const [code] of (hex ?? '').matchAll(/.{4}/g)) text += font.get(code.toLowerCase()) ?? '\ufffd';
  }
  return text;
}

/** A tag of a document (tags.ts) with what is inside it. */
export interface TagTree {
  role: string;
  alt: string | null;
  /** Pieces of drawn text that belong to it. */
  texts: number;
  children: TagTree[];
}

/** The tags of a PDF made by pdfkit, from the root of the tree down; null where it has none. */
export function pdfTags(bytes: Buffer): TagTree | null {
  const objects = readObjects(bytes);
  const root = [...objects.values()].find(({ head }) => /\/Type \/StructTreeRoot\b/.test(head));
  const top = root && /\/K \[?(\d+) 0 R/.exec(root.head);
  return top ? treeOf(objects, top[1]!) : null;
}

function treeOf(objects: Map<string, { head: string }>, id: string): TagTree {
  const { head } = objects.get(id)!;
  const kids = /\/K \[([\s\S]*?)\]/.exec(head)?.[1] ?? '';
  const elements = Array.from(kids.replaceAll(/<<[\s\S]*?>>/g, '').matchAll(/(\d+) 0 R/g), ([, kid]) => kid!);
  return {
    role: /\/S \/(\w+)/.exec(head)![1]!,
    alt: /\/Alt \(/.test(head) ? 'alt' : null,
    texts:
      kids
        .replaceAll(/<<[\s\S]*?>>/g, 'x')
        .replaceAll(/\d+ 0 R/g, '')
        .match(/\d+|x/g)?.length ?? 0,
    children: elements
      .filter((kid) => /\/S \/\w+/.test(objects.get(kid)?.head ?? ''))
      .map((kid) => treeOf(objects, kid)),
  };
}

/** All tags with a role, in the order in which they are read. */
export function tagsWith(tree: TagTree, role: string): TagTree[] {
  const own = tree.role === role ? [tree] : [];
  return [...own, ...tree.children.flatMap((child) => tagsWith(child, role))];
}
