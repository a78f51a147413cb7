import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAllowed, parseRobots } from './robots.ts';

const allowed = (text: string, path: string) =>
  isAllowed(parseRobots(text, 'Antei'), new URL(path, 'https://example.jp'));

/** Rules for `*`, an address, and whether it may be read. */
const RULES: [rules: string, path: string, allowed: boolean][] = [
  ['', '/a', true],
  ['Disallow:', '/a', true],
  ['Disallow: /', '/a', false],
  ['Disallow: /', '/robots.txt', true],
  ['Disallow: /content', '/content/1.xlsx', false],
  ['Disallow: /content', '/contents', false],
  ['Disallow: /content/', '/content', true],
  ['Disallow: /content\nAllow: /content/open', '/content/open/1.xlsx', true],
  ['Allow: /content/open\nDisallow: /content', '/content/closed', false],
  ['Disallow: /a\nAllow: /a', '/a', true],
  ['Disallow: /*.xlsx$', '/content/1.xlsx', false],
  ['Disallow: /*.xlsx$', '/content/1.xlsx?x=1', true],
  ['Disallow: /*.xlsx', '/content/1.xlsx?x=1', false],
  ['Disallow: /a*b*c', '/a-b-c-d', false],
  ['Disallow: /a*b*c', '/a-c-b', true],
  ['Disallow: /a$', '/a', false],
  ['Disallow: /a$', '/ab', true],
  ['Disallow: /a*a$', '/a', true],
  ['Disallow: /*?id=', '/list?id=1', false],
  ['Disallow: /一覧', '/%e4%b8%80%E8%A6%A7/1', false],
  ['Disallow: /%7Euser', '/~user', false],
  ['DISALLOW : /a # comment', '/a', false],
  ['Disallow: /a\r\nDisallow: /b', '/b', false],
  [`Disallow: /${'*a'.repeat(5000)}b`, `/${'a'.repeat(6000)}`, true],
];

for (const [rules, path, expected] of RULES) {
  test(`${JSON.stringify(rules.slice(0, 60))} ${expected ? 'allows' : 'forbids'} ${path.slice(0, 40)}`, () => {
    assert.equal(allowed(`User-agent: *\n${rules}`, path), expected);
  });
}

test('the group that names us counts alone, wherever it stands and however often', () => {
  const text =
    '\ufeffUser-agent: *\nDisallow: /\n\nUser-Agent: Other\nUser-Agent: ANTEI/2.0\nDisallow: /a\n\nSitemap: /s\nUser-agent: antei\nDisallow: /b\n';
  assert.equal(allowed(text, '/c'), true);
  assert.equal(allowed(text, '/a'), false);
  assert.equal(allowed(text, '/b'), false);
  assert.equal(
    allowed('User-agent: Antei\n\nUser-agent: Other\nDisallow: /', '/a'),
    false,
    'one group of two agents',
  );
  assert.equal(allowed('User-agent: Anteibot\nDisallow: /', '/a'), true);
  assert.equal(allowed('User-agent: *\nDisallow: /\nUser-agent: Antei\nDisallow:', '/a'), true);
  assert.equal(allowed('Disallow: /\n<html>not found</html>', '/a'), true);
});
