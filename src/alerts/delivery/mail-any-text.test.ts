/** Any text in a mail: its headers and its parts as a receiver reads them. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { load } from 'cheerio';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { anyText } from '../../../test/any-text.ts';
import { readSettings } from '../../app/settings.ts';
import { removeInvisible } from '../../platform/text.ts';
import { newsContent } from '../testing.ts';
import { openMailTransport } from './mail-transport.ts';
import { composeMessage } from './message.ts';
import { blockRenderer, oneLine } from './message-block.ts';

const SITE = 'https://antei.example';
/** As they are stored: cleaned on the way in. */
const TEXTS = fc
  .sample(anyText, { numRuns: 300, seed: 20260818 })
  .map((text) => removeInvisible(text).trim())
  .filter((text) => text !== '');

function compose(text: string) {
  const content = newsContent({ name: text, mah: text, reason: text, until: text });
  const news = {
    asOf: '2026-08-14',
    productId: 1,
    revision: 1,
    topics: 1,
    content,
    void: false,
    returned: false,
  };
  return composeMessage(
    [{ asOf: '2026-08-14', withdrawal: false, items: [{ news, telling: 'news' }] }],
    { listName: text, listUrl: `${SITE}/lists/a.b`, stopUrl: `${SITE}/lists/stop/7.c` },
    blockRenderer(SITE),
  );
}

test('any name is that name in the subject and in both parts, and begins no header and no element', async (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'antei-mail-'));
  t.after(() => rmSync(dataDir, { recursive: true }));
  const settings = readSettings({ ANTEI_DATA: dataDir, ANTEI_PUBLIC_URL: SITE });
  const transport = openMailTransport(settings);
  t.after(() => transport.close());
  const elements = load(compose('デモ').html)('*').length;

  for (const [index, text] of TEXTS.entries()) {
    const message = compose(text);
    const sent = await transport.send({
      ...message,
      to: 'reader@example.jp',
      messageId: `<${index}@antei.example>`,
      date: new Date('2026-08-14T18:00:00+09:00'),
    });
    assert.deepEqual(sent, { kind: 'sent' });
    const raw = readFileSync(join(dataDir, 'outbox', `${index}.eml`));
    const head = raw.toString('latin1').split('\n\n')[0]!;
    assert.ok(head.split('\n').every((line) => line.length <= 998 && /^[\t -~]*$/.test(line)));
    assert.deepEqual(
      [...head.matchAll(/^([A-Za-z-]+):/gm)].map(([, name]) => name!.toLowerCase()).toSorted(),
      ['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'],
    );
    const read = await PostalMime.parse(raw);
    assert.equal(read.subject, message.subject.trim());
    assert.deepEqual(
      read.to?.map(({ address }) => address),
      ['reader@example.jp'],
    );
    const name = oneLine(text);
    assert.ok(read.text!.includes(`■ ${name}（${name}）`), JSON.stringify(text));
    const $ = load(read.html!);
    assert.equal($('*').length, elements);
    assert.equal($('h2').text(), `${name}（${name}）`);
  }
  assert.equal(readdirSync(join(dataDir, 'outbox')).length, TEXTS.length);
});

test('a long name is cut between characters', () => {
  // The letter makes the bound fall into the middle of one that takes two places.
  const { subject } = compose(`a${'𠮟'.repeat(50)}`);
  assert.ok(subject.isWellFormed() && subject.includes('𠮟…'));
});
