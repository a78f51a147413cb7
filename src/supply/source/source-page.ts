/**
 * The ministry's page: finds the links to supply lists and picks the newest. A link is known by its file name, e.g.
 * `260818iyakuhinkyoukyu.xlsx`; its date must also be in its text, or near it, and the two must agree.
 */

import { type CheerioAPI, loadBuffer } from 'cheerio';
import type { IsoDate } from '../../platform/clock.ts';
import { findDate } from '../../platform/dates/written-date.ts';
import { clip } from '../../platform/text.ts';
import { AnteiError } from '../errors.ts';
import { isTrustworthy } from './trusted-link.ts';

export interface SupplyLink {
  url: string;
  /** The file's own name, as `parseEdition` wants it. */
  fileName: string;
  asOf: IsoDate;
  /** Text of the link. */
  text: string;
}

/** `260818iyakuhinkyoukyu.xlsx` and its likes: four-digit years, underscores, a number of the version at the end. */
const LIST_NAME = /(?<!\d)(?:20)?(\d{2})(\d{2})(\d{2})(?!\d)[_-]?iyakuhin[_-]?kyou?kyuu?[\w()-]*\.xlsx$/i;
/** Links to lists on one page; the ministry's has a few dozen editions. */
const MAX_LISTS = 500;
/** Characters in which a date is looked for. */
const MAX_TEXT = 20_000;
/** How far from the link its date may be: the cell, the row or item, the table or list. */
const NEAR = 3;

/**
 * The newest list linked on the page.
 * @param pageUrl where the page was really read from; relative links start there.
 * @throws AnteiError `source-unreadable` if the page has no list, or one without a date that can be checked;
 *   `date-mismatch` where the newest link and its file name differ.
 */
export function newestList(html: Buffer, contentType: string | null, pageUrl: string): SupplyLink {
  const charset = /charset=["']?([\w-]+)/i.exec(contentType ?? '')?.[1];
  const $ = loadBuffer(html, {
    encoding: { transportLayerEncodingLabel: charset, defaultEncoding: 'utf-8' },
  });
  const found = findLinks($, pageUrl);
  // A file that is linked twice, once with its date and once as an icon or 「こちら」, is one list.
  const links = found.filter(
    (link) => !found.some((other) => other.url === link.url && other.certainty > link.certainty),
  );
  if (links.length === 0) {
    throw new AnteiError(
      'source-unreadable',
      `${pageUrl} に「260818iyakuhinkyoukyu.xlsx」のような一覧へのリンクがありません。`,
    );
  }
  const newest = links.reduce((best, link) => (latestDate(link) > latestDate(best) ? link : best), links[0]!);
  const { url, fileName, nameDate, textDate, text } = newest;
  if (!textDate) {
    throw new AnteiError(
      'source-unreadable',
      `${pageUrl} のリンク「${text}」（${fileName}）に「令和８年８月18日現在」のような日付がありません。`,
    );
  }
  if (textDate !== nameDate) {
    throw new AnteiError(
      'date-mismatch',
      `${pageUrl} のリンク「${text}」は ${textDate}、ファイル名「${fileName}」は ${nameDate ?? '日付として読めません'} です。`,
      {
        remedy:
          '取得元のページを開き、どちらの日付が正しいかを確かめて、`antei import supply` で取り込んでください。',
      },
    );
  }
  if (!isTrustworthy(url, pageUrl)) {
    throw new AnteiError(
      'source-unreadable',
      `${pageUrl} のリンク「${text}」が、別のサーバーの暗号化されないアドレス ${url} を指しています。`,
    );
  }
  return { url, fileName, asOf: nameDate, text };
}

type Selection = ReturnType<CheerioAPI>;
type Element = ReturnType<typeof anchorsOf>[number];

const anchorsOf = ($: CheerioAPI) => $('a[href]').toArray();

interface FoundLink extends Omit<SupplyLink, 'asOf'> {
  nameDate: IsoDate | null;
  textDate: IsoDate | null;
  /** 2: the date is in the link itself; 1: near it; 0: nowhere. */
  certainty: 0 | 1 | 2;
}

function findLinks($: CheerioAPI, pageUrl: string): FoundLink[] {
  const base = resolveUrl($('base[href]').attr('href') ?? '', pageUrl)?.href ?? pageUrl;
  const lists = new Map<Element, { url: URL; fileName: string }>();
  for (const element of anchorsOf($)) {
    const url = resolveUrl(element.attribs.href!, base);
    const fileName = url && listName(url);
    if (fileName) lists.set(element, { url, fileName });
    if (lists.size > MAX_LISTS)
      throw new AnteiError(
        'source-unreadable',
        `${pageUrl} に一覧へのリンクが${MAX_LISTS}個より多くあります。`,
      );
  }
  const dateIn = datesAround($, lists);
  return [...lists].map(([element, { url, fileName }]) => {
    const anchor = $(element);
    const [, year, month, day] = LIST_NAME.exec(fileName)!;
    const own = listDate(anchor.text()) ?? listDate(anchor.attr('title') ?? '');
    const textDate = own ?? dateNear(anchor, dateIn);
    return {
      url: url.href,
      fileName,
      nameDate: findDate(`20${year}-${month}-${day}`),
      textDate,
      certainty: own ? 2 : textDate ? 1 : 0,
      text: tidy(anchor.text()),
    };
  });
}

/** The date in what surrounds a link, as long as no other list is in there. */
function dateNear(
  anchor: Selection,
  dateIn: (around: Element) => IsoDate | 'several' | null,
): IsoDate | null {
  let around = anchor.parent();
  for (let steps = 0; steps < NEAR && around.length > 0 && !around.is('body'); steps++) {
    const date = dateIn(around[0]!);
    if (date === 'several') return null;
    if (date) return date;
    around = around.parent();
  }
  return null;
}

/** Looks at each part of the page once, however many links are in it. */
function datesAround($: CheerioAPI, lists: ReadonlyMap<Element, { url: URL }>) {
  const known = new Map<Element, IsoDate | 'several' | null>();
  return (around: Element) => {
    const before = known.get(around);
    if (before !== undefined) return before;
    const inside = $(around).find('a[href]').toArray();
    const addresses = new Set(inside.flatMap((element) => lists.get(element)?.url.href ?? []));
    const date = addresses.size > 1 ? 'several' : listDate($(around).text());
    known.set(around, date);
    return date;
  };
}

/** 「（令和８年８月18日現在）」 before any other date in the text, such as the date of the page's last update. */
function listDate(given: string): IsoDate | null {
  const text = given.slice(0, MAX_TEXT);
  const close = text.replace(/\s+/g, '');
  for (let from = 0, at = close.indexOf('現在'); at >= 0; from = at + 2, at = close.indexOf('現在', from)) {
    const before = close.slice(from, at);
    const opened = Math.max(...['（', '(', ')', '）'].map((mark) => before.lastIndexOf(mark)));
    const date = findDate(before.slice(opened + 1));
    if (date) return date;
  }
  return findDate(text);
}

/** The later of the two dates: a list that is new by either must not be passed over. */
function latestDate({ nameDate, textDate }: FoundLink): IsoDate {
  return [nameDate ?? '', textDate ?? ''].sort()[1]!;
}

/** The file's name if the address belongs to a supply list. */
function listName(url: URL): string | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const last = url.pathname.split('/').at(-1)!;
  let name = last;
  try {
    name = decodeURIComponent(last);
  } catch {
    // A stray % stays as it is.
  }
  return LIST_NAME.test(name) ? name : null;
}

function resolveUrl(href: string, base: string): URL | null {
  const url = URL.parse(href.trim(), base);
  // The part after # is never sent.
  if (url) url.hash = '';
  return url;
}

function tidy(text: string): string {
  return clip(text.replace(/\s+/g, ' ').trim(), 80);
}
