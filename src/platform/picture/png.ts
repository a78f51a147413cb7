/** SVG as PNG, for those who show pictures of this kind only. It takes tens of milliseconds: in the drawer's thread, never where pages are made. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

let ready: Promise<void> | null = null;

/** @param svg without text elements, which would need fonts */
export async function toPng(svg: string): Promise<Buffer> {
  ready ??= initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  await ready;
  const picture = new Resvg(svg, { font: { loadSystemFonts: false } });
  try {
    const drawn = picture.render();
    const bytes = Buffer.from(drawn.asPng());
    drawn.free();
    return bytes;
  } finally {
    picture.free();
  }
}
