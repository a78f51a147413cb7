import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', '..', path), 'utf8');

/** Where a time is decided, how it is written there, and what the page says of it. */
const TIMES: [file: string, code: RegExp, said: (value: string) => string][] = [
  ['alerts/clean.ts', /FORGOTTEN_DAYS = (\d+)/, (days) => `最後に開いてから${days}日`],
  ['alerts/clean.ts', /MESSAGE_DAYS = (\d+)/, (days) => `'${days}日'`],
  ['alerts/channels/channels.ts', /CONFIRM_HOURS = (\d+)/, (hours) => `${hours}時間以内に確認`],
  ['reporting/clean.ts', /DRAFT_DAYS = (\d+)/, (days) => `最後に直してから${days}日`],
  [
    'access/letters/person-mail.ts',
    /CONFIRM_HOURS = (\d+)/,
    (hours) => `確かめていないアドレスは${hours}時間`,
  ],
  ['access/clean.ts', /LETTER_DAYS = (\d+)/, (days) => `送った記録は${days}日まで`],
  ['warnings/jobs.ts', /DRAFT_DAYS = (\d+)/, (days) => `最後に直してから${days}日`],
  ['access/sessions/sessions.ts', /IDLE_MS = (\d+) \* HOUR/, (hours) => `最後に使ってから${hours}時間`],
  ['access/sessions/sessions.ts', /LONGEST_MS = (\d+) \* 24 \* HOUR/, (days) => `長くて${days}日`],
];

test('the page on privacy says the times that the code keeps', () => {
  const page = read('web/pages/privacy.tsx');
  for (const [file, code, said] of TIMES) {
    const value = code.exec(read(file))?.[1];
    assert.ok(value, `${file}: ${code}`);
    assert.ok(page.includes(said(value)), said(value));
  }
});
