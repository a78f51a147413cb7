import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breakLines, drawLine } from './lines.ts';
import { openDocument } from './page.ts';
import type { Document } from './tags.ts';

interface Run {
  glyphs: { id: number; codePoints: number[] }[];
  positions: { xOffset: number; yOffset: number; advanceWidth: number }[];
}
interface Shaper {
  layoutRun(text: string, features: string[]): Run;
}

/** What documents hold: kana, kanji, marks, digits, Latin letters, rare characters. */
const TEXTS = [
  '後発医薬品の数量シェアを、2029年度末までに80%以上（すべての都道府県で）「‐」ー〜～々',
  'ロキソプロフェンＮａ錠６０ｍｇ「ﾃﾞﾓ」① 髙 Ⅱ µ ㎎ 10.5mL AV To Wa Type https://www.mhlw.go.jp/x?y=1',
  'がぎぐげごパピプペポ ヴ ゔ か\u3099',
];

test('text set glyph by glyph is what the shaping of the whole run draws', () => {
  const { document } = openDocument('題', new Date(0));
  for (const weight of [400, 700] as const)
    for (const text of TEXTS)
      for (const line of breakLines(text, 9, 500, weight)) {
        drawLine(document, line, 9, 40, 40);
        for (const { character, piece } of line) compare(document, piece, character);
        compare(
          document,
          line[0]!.piece,
          line
            .filter(({ piece }) => piece === line[0]!.piece)
            .map(({ character }) => character)
            .join(''),
        );
      }
});

test('words have no ligatures, so that a line is as wide as it was measured', () => {
  const { document } = openDocument('題', new Date(0));
  const [line] = breakLines('office fluffy', 9, 500);
  drawLine(document, line!, 9, 40, 40);
  const { _font: font } = document as unknown as { _font: Shaper };
  assert.equal(font.layoutRun('office fluffy', []).glyphs.length, 13);
});

/** The plain run against the one that pdfkit's own method of the same font makes. */
function compare(document: Document, piece: { name: string; bytes: Buffer }, text: string): void {
  document.registerFont(piece.name, piece.bytes).font(piece.name);
  const { _font: font } = document as unknown as { _font: Shaper };
  const shaped = (Object.getPrototypeOf(font) as Shaper).layoutRun.call(font, text, []);
  const plain = font.layoutRun(text, []);
  const said = ({ glyphs, positions }: Run) =>
    glyphs.map(({ id }, index) => {
      const { xOffset, yOffset, advanceWidth } = positions[index]!;
      return [id, xOffset, yOffset, advanceWidth];
    });
  assert.deepEqual(said(plain), said(shaped), text);
}
