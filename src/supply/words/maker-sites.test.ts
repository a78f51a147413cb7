import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SUPPLY_SETTINGS } from '../settings.ts';
import { makerSiteOf, parseMakerSites } from './maker-sites.ts';

test("a maker's site is what the operator says, by the name of the list in any width, and nothing else", () => {
  const setting = '試験製薬=https://shiken.example/; ＡＢＣファーマ = https://abc.example/jp?a=1';
  assert.equal(makerSiteOf(setting, '試験製薬'), 'https://shiken.example/');
  assert.equal(makerSiteOf(setting, 'ABCファーマ'), 'https://abc.example/jp?a=1');
  assert.equal(makerSiteOf(setting, '試験'), null);
  assert.equal(makerSiteOf('', '試験製薬'), null);
});

test('a setting that is no such table is refused at the start', () => {
  const { value } = SUPPLY_SETTINGS.makerSites;
  for (const wrong of [
    '試験製薬',
    '試験製薬=http://shiken.example/',
    '=https://a.example',
    'あ=https://a@b.example/',
    'あ=javascript:1',
  ]) {
    assert.equal(parseMakerSites(wrong), null, wrong);
    assert.equal(value.safeParse(wrong).success, false, wrong);
  }
  assert.equal(value.safeParse(undefined).data, '');
});
