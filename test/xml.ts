/** XML as a reader takes it: parsed strictly, by a parser that wrote none of it. */
import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { type Element, xml2js } from 'xml-js';
import { fromBufferPromise } from 'yauzl';

/** What no document may hold, even escaped (XML 1.0, 2.2). */
const FORBIDDEN = /[^\t\n\r\u0020-\u{10ffff}]|\p{Cs}|[\ufffe\uffff]/u;

/** @throws where the document is not well-formed, or holds a character that XML does not have */
export function parseXml(document: string | Buffer): Element {
  const text =
    typeof document === 'string' ? document : new TextDecoder('utf-8', { fatal: true }).decode(document);
  const visible = text.replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_, hex, decimal) =>
    String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
  assert.doesNotMatch(visible, FORBIDDEN);
  // The parser lets this pass; others do not (2.4).
  assert.ok(!text.replace(/<!\[CDATA\[.*?\]\]>/gs, '').includes(']]>'), 'no end of CDATA in a text');
  return xml2js(text, { captureSpacesBetweenElements: true }) as Element;
}

/** All elements of a name, in their order, wherever they stand. */
export function elementsOf({ elements = [] }: Element, name: string): Element[] {
  return elements.flatMap((one) => [...(one.name === name ? [one] : []), ...elementsOf(one, name)]);
}

/** The text in an element, as the parser gives it. */
export function textOf({ elements = [] }: Element): string {
  return elements
    .map((one) => (one.type === 'text' ? one.text : one.type === 'cdata' ? one.cdata : textOf(one)))
    .join('');
}

/** Every XML part of a zipped document by its path, parsed. */
export async function xmlParts(bytes: Buffer): Promise<Map<string, Element>> {
  const zip = await fromBufferPromise(bytes);
  const parts = new Map<string, Element>();
  for await (const entry of zip.eachEntry())
    if (/\.(xml|rels)$/.test(entry.fileName))
      parts.set(entry.fileName, parseXml(await buffer(await zip.openReadStreamPromise(entry))));
  return parts;
}
