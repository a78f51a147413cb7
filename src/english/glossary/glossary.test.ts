import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BIOLOGIC_ROLE_NAMES } from '../../indicators/model.ts';
import { CATEGORIES, ESSENTIAL, NEARNESS, ROUTES } from '../../medicines/model.ts';
import { OUTLOOKS, REASONS, RESPONSES, VOLUME_OUTLOOKS, VOLUMES } from '../../supply/model.ts';
import { findTerm, GLOSSARY, type TermList } from './glossary.ts';

const LISTS: Partial<Record<TermList, Readonly<Record<string, string>>>> = {
  response: RESPONSES,
  volume: VOLUMES,
  reason: REASONS,
  outlook: OUTLOOKS,
  volumeOutlook: VOLUME_OUTLOOKS,
  category: CATEGORIES,
  route: ROUTES,
  essential: ESSENTIAL,
  nearness: NEARNESS,
  biologicRole: BIOLOGIC_ROLE_NAMES,
};

test('every official code has its English, beside the very words of the code list, and no other has', () => {
  for (const [list, codes] of Object.entries(LISTS)) {
    const told = GLOSSARY.terms.filter((term) => term.list === list).map(({ code, ja }) => [code, ja]);
    assert.deepEqual(Object.fromEntries(told), codes, list);
    assert.equal(told.length, Object.keys(codes).length, `${list} has a code twice`);
  }
});

test('every term says where its English comes from, is written in English, and no source is idle', () => {
  const used = new Set(GLOSSARY.terms.map(({ source }) => source));
  assert.deepEqual([...used].toSorted(), Object.keys(GLOSSARY.sources).toSorted());
  const japanese = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
  for (const { en, short, meaning, many } of GLOSSARY.terms)
    for (const text of [en, short, meaning, many]) assert.doesNotMatch(text ?? '', japanese);
  assert.equal(findTerm('reason', 'no such code'), null);
});
