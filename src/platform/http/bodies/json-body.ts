import type { FastifyInstance } from 'fastify';
import { AnteiError } from '../../errors.ts';
import { numberText } from '../../number-text.ts';

/** Our deepest body has four levels. */
const MAX_DEPTH = 20;
/** A report of 5,000 products with every cell has 60,000 values. */
const MAX_VALUES = 100_000;

/** Reads JSON bodies, and no other kind, with limits that hold before anything is parsed. */
export function acceptJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  // Keys such as __proto__ are refused, as by Fastify's own parser, which this is.
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    try {
      checkJson(body as string);
    } catch (error) {
      done(error as Error);
      return;
    }
    void parse(request, body as string, (error, value) => {
      if (error instanceof SyntaxError)
        done(new AnteiError('json-unreadable', 'JSONの書き方が正しくありません。'));
      else if (error) done(error);
      else {
        const place = findNoText(value, '');
        if (place === null) done(null, value);
        else
          done(
            new AnteiError('json-characters', `${place.slice(0, 200).toWellFormed() || 'JSON'} の文字です。`),
          );
      }
    });
  });
}

/** No character (Unicode 16, 23.7), or none that a database takes. */
const NO_TEXT = /[\0\ufdd0-\ufdef\ufffe\uffff]/;
const isText = (text: string) => text.isWellFormed() && !NO_TEXT.test(text);

/** The place of a text or name that cannot be stored and written everywhere, in a value that {@link checkJson} bounded; null if all can. */
function findNoText(value: unknown, place: string): string | null {
  if (typeof value === 'string') return isText(value) ? null : place;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    const at = Array.isArray(value) ? `${place}[${name}]` : place === '' ? name : `${place}.${name}`;
    if (!isText(name)) return place;
    const found = findNoText(inner, at);
    if (found !== null) return found;
  }
  return null;
}

/**
 * Counts the values and levels of a JSON text without parsing it: each value but the first of its list or object has a comma
 * before it.
 * @throws AnteiError `json-too-deep`, `json-too-many`
 */
export function checkJson(text: string): void {
  let [depth, values, quoted] = [0, 1, false];
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (quoted) {
      if (c === BACKSLASH) at++;
      else if (c === QUOTE) quoted = false;
    } else if (c === QUOTE) quoted = true;
    else if (c === COMMA) values++;
    else if (c === BRACKET || c === BRACE) {
      values++;
      if (++depth > MAX_DEPTH) throw new AnteiError('json-too-deep', `入れ子は${MAX_DEPTH}段までです。`);
    } else if (c === BRACKET + 2 || c === BRACE + 2) depth--;
    if (values > MAX_VALUES)
      throw new AnteiError('json-too-many', `値は${numberText(MAX_VALUES)}個までです。`);
  }
}

const [QUOTE, BACKSLASH, COMMA, BRACKET, BRACE] = [...'"\\,[{'].map((c) => c.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
];
