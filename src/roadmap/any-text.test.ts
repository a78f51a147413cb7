/** Any text, through the review's files and the calendar, and back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import fc from 'fast-check';
import { anyText } from '../../test/any-text.ts';
import { elementsOf, textOf, xmlParts } from '../../test/xml.ts';
import { writeCalendar } from '../biosimilars/seminars/calendar-feed.ts';
import { removeInvisible } from '../platform/text.ts';
import { type ReviewText, writable } from './review/review-blocks.ts';
import { reviewDocx } from './review/review-docx.ts';
import { reviewHtml } from './review/review-html.ts';

const TEXTS = fc.sample(anyText, { numRuns: 400, seed: 20260818 });

/** White space is layout in these documents. */
const words = (text: string) => text.replace(/\s+/g, '');

const review: ReviewText = writable({
  edition: 'full',
  title: 'A&B <b>]]></b>',
  subtitle: '2027年3月31日現在',
  asOf: '2027-03-31',
  gist: [],
  blocks: [
    { kind: 'list', items: TEXTS },
    {
      kind: 'table',
      caption: 'デモ',
      columns: [{ header: 'A&B', width: 100 }],
      rows: TEXTS.map((text) => [{ text, url: 'https://antei.example/?a=1&b=2' }]),
    },
  ],
} satisfies ReviewText);

test('docx: every part is well-formed, and the same words are in it', async () => {
  const parts = await xmlParts(await reviewDocx(review, 'https://antei.example'));
  assert.equal(
    textOf(elementsOf(parts.get('docProps/core.xml')!, 'dc:title')[0]!).startsWith(review.title),
    true,
  );
  const paragraphs = elementsOf(parts.get('word/document.xml')!, 'w:p').map((one) => words(textOf(one)));
  const read = paragraphs.filter((text) => text.startsWith('・')).map((text) => words(text.slice(1)));
  assert.deepEqual(
    read,
    TEXTS.map((text) => words(removeInvisible(text))),
  );
});

test('HTML of a review: the same words, and no element that a text made', () => {
  const $ = load(reviewHtml(review, 'https://antei.example'));
  assert.deepEqual(
    $('main > ul > li')
      .toArray()
      .map((one) => words($(one).text())),
    TEXTS.map((text) => words(removeInvisible(text))),
  );
  assert.equal($('main b, header b').length, 0);
});

/** The properties of the events (RFC 5545, 3.1 and 3.3.11): lines unfolded, then escapes undone. */
function readCalendar(text: string): Record<string, string>[] {
  for (const line of text.split('\r\n')) {
    assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets in a line`);
    assert.doesNotMatch(line, /[\u0000-\u0008\u000a-\u001f\u007f]/);
  }
  const events: Record<string, string>[] = [];
  for (const line of text.replace(/\r\n[ \t]/g, '').split('\r\n')) {
    const [, name, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/s.exec(line) ?? [];
    if (line === 'BEGIN:VEVENT') events.push({});
    else if (name && events.length > 0)
      events.at(-1)![name] = value!.replace(/\\([\\;,nN])/g, (_, c) => (/n/i.test(c) ? '\n' : c));
  }
  return events;
}

test('iCalendar: any text is one property of one event, in lines of 75 octets', () => {
  const at = new Date('2026-09-01T13:30:00+09:00');
  const calendar = writeCalendar(
    TEXTS.map((text, index) => ({
      publicId: String(index),
      title: text,
      audiences: ['patients'],
      beginsAt: at,
      endsAt: new Date(at.getTime() + 3_600_000),
      place: text,
      url: null,
      organiser: 'デモ',
      note: text,
      sequence: 0,
      cancelled: false,
      changedAt: at,
    })),
    'https://antei.example',
  );
  const clean = (text: string) => removeInvisible(text).replace(/\r\n?/g, '\n');
  const events = readCalendar(calendar);
  assert.deepEqual(
    events.map(({ SUMMARY, LOCATION = '' }) => [SUMMARY, LOCATION]),
    TEXTS.map((text) => [clean(text), clean(text)]),
  );
  events.forEach(({ DESCRIPTION }, index) => {
    assert.ok(DESCRIPTION!.includes(clean(TEXTS[index]!)), DESCRIPTION);
  });
});
