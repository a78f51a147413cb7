/** One truth: the headline of every target is the same on the pages of indicators and of the roadmap, in the council pack and in the review. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { load } from 'cheerio';
import type { FastifyInstance } from 'fastify';
import { addOrganisation, signIn } from '../src/access/testing.ts';
import { ensureBuilt } from '../src/app/build.ts';
import { createSite } from '../src/app/server.ts';
import type { Headline } from '../src/indicators/headlines/headline-model.ts';
import {
  computedNumber,
  computedOrigin,
  officialDate,
  officialNumber,
} from '../src/indicators/headlines/headline-wording.ts';
import { createIndicators, type Indicators } from '../src/indicators/index.ts';
import { indicatorWorld } from '../src/indicators/world-testing.ts';
import { today } from '../src/platform/clock.ts';
import type { ClosableContext } from '../src/platform/database/testing.ts';
import { pdfPages } from '../src/platform/pdf/testing.ts';
import { createRoadmap, readRecorded } from '../src/roadmap/index.ts';
import { TARGET } from '../src/roadmap/testing.ts';
import { createSupplyReader, NO_PORTS } from '../src/supply/index.ts';
import type { SupplyContext } from '../src/supply/ports.ts';

let context: ClosableContext & SupplyContext;
let indicators: Indicators;
let site: FastifyInstance;

before(async () => {
  const world = await indicatorWorld();
  context = Object.assign(world, {
    ports: NO_PORTS,
    recorded: (day: string) => readRecorded(world.pool, day),
  });
  indicators = createIndicators(context);
  site = await createSite(context, await ensureBuilt());
});
after(async () => {
  await site.close();
  await indicators.close();
  await context.close();
});

const PDFS = ['pack', 'review', 'short review'];
const squeezed = (text: string) => text.replace(/\s/g, '');

const get = async (url: string) => {
  const response = await site.inject({ url, headers: { accept: 'text/html' } });
  assert.equal(response.statusCode, 200, url);
  return response;
};
const pageText = async (url: string) => {
  const $ = load((await get(url)).body);
  $('script, style').remove();
  return squeezed($('main').text());
};
const pdfText = async (url: string) => squeezed(pdfPages((await get(url)).rawPayload).join(''));

/** What a reader finds in each of the places that say all targets, without white space. */
async function texts(): Promise<Record<string, string>> {
  const day = today(context.clock);
  return {
    indicators: await pageText('/indicators'),
    roadmap: await pageText('/roadmap'),
    pack: await pdfText('/indicators/prefectures/13/pack.pdf'),
    review: await pdfText(`/roadmap/review.pdf?as-of=${day}`),
    'short review': await pdfText(`/roadmap/review-short.pdf?as-of=${day}`),
    'review as a page': squeezed(load((await get(`/roadmap/review.html?as-of=${day}`)).body)('body').text()),
  };
}

/** Each headline is said in all places, and on the page of its measure. */
async function checkAll(): Promise<Headline[]> {
  const headlines = await indicators.headlines(today(context.clock));
  assert.equal(headlines.length, 3);
  const said = await texts();
  for (const headline of headlines) {
    const { official, computed, measure } = headline;
    const own = { measure: await pageText(`/indicators/measures/${measure.id}`) };
    for (const [place, text] of Object.entries({ ...said, ...own })) {
      const has = (words: string) =>
        assert.ok(text.includes(squeezed(words)), `${measure.id}: 「${words}」 in ${place}`);
      has(officialNumber(headline, official!));
      has(officialDate(official!).split('・')[0]!);
      has(computedNumber(headline, computed!));
      // In a PDF the lines of a table's cells stand between each other.
      if (!PDFS.includes(place)) has(computedOrigin(headline, computed!));
    }
  }
  return headlines;
}

test('every target has one headline in all four places', async () => {
  const [prefectures, value, ingredients] = await checkAll();
  assert.equal(officialNumber(prefectures!, prefectures!.official!), '36都道府県');
  assert.equal(officialNumber(value!, value!.official!), '68.7%');
  assert.equal(officialNumber(ingredients!, ingredients!.official!), '25%');
});

test('the roadmap measures distance, pace and achievement by the same values', checkRoadmap);

async function checkRoadmap(): Promise<void> {
  const supply = createSupplyReader(context);
  const roadmap = createRoadmap(context, { supply, indicators });
  const kpis = (await roadmap.kpis()).filter(({ headline }) => headline);
  assert.deepEqual(kpis.map(({ id }) => id).sort(), [
    'biosimilar-ingredients-at-80',
    'generic-value-share',
    'generic-volume-share-prefectures',
  ]);
  for (const { id, headline, progress, points } of kpis) {
    const { official, computed, distance, neededPerYear, by } = headline!;
    assert.deepEqual([progress.latest?.value, progress.latest?.end], [official!.value, official!.end], id);
    assert.equal(Math.max(0, progress.distance!), distance, id);
    assert.equal(progress.neededPerYear?.toFixed(9), neededPerYear?.toFixed(9), id);
    assert.equal(progress.target?.by, by, id);
    const own = points.findLast(({ origin }) => origin === 'computed')!;
    assert.deepEqual(
      [own.value, own.lower, own.upper],
      [computed!.value, computed!.lower, computed!.upper],
      id,
    );
  }
}

test('what an officer records is the headline everywhere at once', async () => {
  const ministry = await addOrganisation(context, 'ministry', '厚生労働省');
  const officer = await signIn(context, ministry, 'editor', '厚労 一郎');
  const roadmap = createRoadmap(context, { supply: createSupplyReader(context), indicators });
  const { problems } = await roadmap.addPoint(officer.actor, 'generic-volume-share-prefectures', {
    period: '2024-03',
    value: '41',
    source: 'NDB（令和６年３月）',
    sourceUrl: 'https://www.mhlw.go.jp/x',
    note: '',
  });
  assert.deepEqual(problems, []);
  const [prefectures] = await checkAll();
  assert.equal(officialNumber(prefectures!, prefectures!.official!), '41都道府県');
});

test('a target that an officer raises is the target everywhere at once', async () => {
  const ministry = await addOrganisation(context, 'ministry', '厚生労働省（目標）');
  const officer = await signIn(context, ministry, 'editor', '厚労 二郎');
  const roadmap = createRoadmap(context, { supply: createSupplyReader(context), indicators });
  const raise = async (kpi: string, value: string, due: string, wording: string) => {
    const { problems } = await roadmap.raiseTarget(officer.actor, kpi, { ...TARGET, value, due, wording });
    assert.deepEqual(problems, []);
  };
  await raise('generic-value-share', '72', '2031-03-31', '72％以上');
  await raise('generic-volume-share-prefectures', '46', '2032-03-31', '46都道府県以上');
  const [prefectures, value] = await checkAll();
  assert.deepEqual([value!.goal, value!.by], [0.72, '2031-03-31']);
  assert.deepEqual([prefectures!.goal, prefectures!.by], [46, '2032-03-31']);
  await checkRoadmap();
  const said = { ...(await texts()), measure: await pageText('/indicators/measures/generic-value-share') };
  assert.match(
    await pageText('/indicators/measures/generic-volume-share'),
    /46以上の都道府県で80%以上（2032年3月31日まで）/,
  );
  for (const [place, text] of Object.entries(said)) {
    assert.match(text, /72[%％]以上/, `72% in ${place}`);
    assert.match(text, /2031年3月31日|2031-03-31/, place);
    assert.doesNotMatch(text, /65%以上（2030年3月31日/, place);
    if (place !== 'measure') assert.match(text, /2032年3月31日/, place);
  }
  await checkDefinitions();
});

/** The table of all measures, the API, the years of a measure and of a prefecture say the raised targets as well. */
async function checkDefinitions(): Promise<void> {
  const table = await pageText('/indicators/measures');
  assert.match(table, /全国で72%以上（2031年3月31日まで）/);
  assert.match(table, /46以上の都道府県で80%以上（2032年3月31日まで）/);
  assert.doesNotMatch(table, /65%以上/);
  const json = async (url: string) => (await get(url)).json();
  const value = { value: 0.72, by: '2031-03-31', per: 'nation' };
  const volume = { value: 0.8, by: '2032-03-31', per: 'prefecture', prefectures: 46 };
  const api = '/api/v1/indicators';
  assert.deepEqual((await json(`${api}/measures/generic-value-share`)).target, value);
  assert.deepEqual((await json(`${api}/measures/generic-volume-share`)).target, volume);
  const { items } = await json(`${api}/measures`);
  const listed = new Map(items.map((one: { id: string; target?: unknown }) => [one.id, one.target]));
  assert.deepEqual(listed.get('generic-value-share'), value);
  assert.deepEqual(listed.get('generic-volume-share'), volume);
  const years = await json(`${api}/figures?measure=generic-value-share&dataset=all`);
  assert.equal(years.target, 0.72);
  assert.deepEqual(indicators.measure('generic-value-share').target?.value, 0.65, 'what is counted by stays');
}
