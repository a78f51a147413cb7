/** The register against the documents themselves: nothing that they do not say, and nothing of what is to be counted left out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { skipWithoutSeeds as skip } from '../../../test/real-data.ts';
import type { Citation } from '../../documents/model.ts';
import { compact } from '../../platform/text.ts';
import type { Initiative } from '../model.ts';
import { readRegister } from './read-register.ts';
import { comparable, numbersIn, searchable, seedText } from './seed-testing.ts';

const register = readRegister();
const { initiatives, kpis, documents, facts, statuses } = register;
const texts = new Map<string, string>();

/** The searchable text of a document, by its id. */
function textOf(document: string): string {
  const { seed } = documents.find(({ id }) => id === document)!;
  const key = String(seed);
  if (!texts.has(key)) texts.set(key, searchable(seed));
  return texts.get(key)!;
}

/** What of the texts is not in their document. */
function missing(said: { id: string; document: string; text: string }[]): string[] {
  return said
    .filter(({ document, text }) => !textOf(document).includes(comparable(text)))
    .map(({ id, text }) => `${id}: ${text}`);
}

const of = (document: string) => initiatives.filter((one) => one.document === document);

test('every title, text, heading, quote, step and detail is in its document, word for word', { skip }, () => {
  const said = initiatives.flatMap((one) => {
    const { id, document, title, text, heading, quote, chapter, phases, details, printedActor, programme } =
      one;
    const words = [
      title,
      text,
      quote,
      ...chapter,
      ...heading.split(' '),
      ...(printedActor === 'unknown' ? [] : [printedActor]),
      ...phases.flatMap(({ text, when, shown }) => [text, ...(when === 'unknown' || shown ? [] : [when])]),
      ...details.flatMap((detail) => [detail.heading, detail.text]),
      ...(programme?.adopted.flatMap(({ name, work }) => [name, work]) ?? []),
      ...(programme?.rate ? [programme.rate] : []),
      ...(one.timing ? [one.timing.printed] : []),
      ...one.columns.map(({ printed }) => printed),
    ];
    return words.map((word) => ({ id, document, text: word }));
  });
  assert.deepEqual(missing(said), []);
});

test('a time that another sentence shows is in that sentence, or whole columns of the timetable', {
  skip,
}, () => {
  const shown = initiatives.flatMap(({ id, columns, phases }) =>
    phases.flatMap((phase) => (phase.shown ? [{ id, columns, ...phase, ...phase.shown.source }] : [])),
  );
  assert.ok(shown.length > 0);
  assert.deepEqual(missing(shown.map(({ id, document, phrase }) => ({ id, document, text: phrase }))), []);
  const elsewhere = shown.filter(
    ({ when, phrase, period, columns }) =>
      !comparable(phrase).includes(comparable(when)) &&
      !(
        columns.some((column) => column.period.from === period!.from) &&
        columns.some((column) => column.period.to === period!.to)
      ),
  );
  assert.deepEqual(elsewhere, []);
});

test("a KPI's heading and its targets' words are in their documents", { skip }, () => {
  const said = kpis.flatMap(({ id, document, heading, targets }) => [
    { id, document, text: heading },
    ...targets.flatMap(({ wording, printedBy, source }) =>
      [wording, printedBy]
        .filter((text) => text !== 'unknown')
        .map((text) => ({ id, document: source.document, text })),
    ),
  ]);
  assert.deepEqual(missing(said), []);
});

test('a quote is the beginning of its text', () => {
  const wrong = initiatives.filter(({ quote, text }) => !comparable(text).startsWith(comparable(quote)));
  assert.deepEqual(
    wrong.map(({ id }) => id),
    [],
  );
});

/** 「○ … 【…】」 under each 【…における取組】 of a document, counted in the document itself. */
function countItems(from: string, to: string | null): Map<string, string[]> {
  const seed = seedText('000');
  const begin = seed.indexOf(from);
  const end = to === null ? seed.length : seed.indexOf(to, begin);
  assert.ok(begin >= 0 && end > begin);
  const counted = new Map<string, string[]>();
  let chapter = from;
  let heading = '';
  let title = '';
  for (const line of seed
    .slice(begin, end)
    .split('\n')
    .map((one) => one.trim())) {
    if (/^(（[1-9１-９]）|[ⅰⅱ]）|４ )/.test(line)) [chapter, heading] = [line, ''];
    else if (/^【.*における取組】$/.test(line)) heading = line.slice(1, -1);
    else if (heading && /^[（(].+[）)]$/.test(line)) title = line.slice(1, -1);
    else if (heading && /^[○〇]/.test(line)) {
      const key = `${chapter}｜${heading}`;
      counted.set(key, [...(counted.get(key) ?? []), title]);
    }
  }
  return counted;
}

function titlesOf(records: Initiative[]): Map<string, string[]> {
  const titles = new Map<string, string[]>();
  for (const { chapter, heading, title } of records) {
    const key = `${chapter.at(-1)}｜${heading}`;
    titles.set(key, [...(titles.get(key) ?? []), title]);
  }
  return titles;
}

test('every ○ of the roadmap and of the biosimilar policy is a record, under its heading and title', {
  skip,
}, () => {
  const roadmap = countItems(
    '３ 新たな目標の達成に向けての具体的な取組',
    'バイオ後続品の使用促進のための取組方針\n\n○',
  );
  const policy = countItems('２ 新たな目標の達成に向けての具体的な取組', null);
  assert.equal([...roadmap.values(), ...policy.values()].flat().length, 60);
  assert.deepEqual(titlesOf(of('roadmap').filter(({ timing }) => timing !== null)), roadmap);
  assert.deepEqual(titlesOf(of('biosimilar-policy')), policy);
});

test('each of these is the whole sentence from ○ to its 【…】', { skip }, () => {
  for (const { document, text, timing } of [...of('roadmap'), ...of('biosimilar-policy')]) {
    if (!timing) continue;
    const at = textOf(document).indexOf(comparable(text + timing.printed));
    assert.match(textOf(document)[at - 1] ?? '', /[○〇]/, text);
  }
});

test('every bracketed row of the timetable is a record', { skip }, () => {
  const rows = seedText('004')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('['));
  const headings = of('schedule').map(({ heading }) => heading);
  assert.equal(rows.length, 17);
  assert.deepEqual(
    rows.filter((row) => !headings.includes(row)),
    [],
  );
  for (const row of rows) {
    const title = row.slice(1, row.indexOf(']'));
    const one = of('schedule').find((record) => record.title === title);
    assert.ok(one && one.phases.length >= 2, `${title} has its phases`);
  }
});

test('every proposal is a record with a word on its adoption', { skip }, () => {
  const numbers = seedText('002')
    .split('\n')
    .map((line) => /^\s*(\d\.4\.\d+(?:\.\d+)?)/.exec(line)?.[1])
    .filter((number) => number !== undefined);
  const parents = numbers.filter((number) => ['4.4.1', '4.4.2', '4.4.3'].includes(number));
  assert.equal(parents.length, 3, 'headings without a text of their own');
  const records = of('biosimilar-proposal');
  assert.deepEqual(
    records.map(({ heading }) => heading.split(' ').at(-1)),
    numbers.filter((number) => !parents.includes(number)),
  );
  for (const { id, adoption } of records) assert.ok(adoption, id);
});

test('every budget printed in the programmes is in a record', { skip }, () => {
  const printed = ['001', '003'].flatMap((seed) => [
    ...compact(seedText(seed)).matchAll(
      /令和\d年度(?:補正予算|当初予算案?|予算案?|概算要求)額?\d+(?:\.\d+)?(?:億|百万)円/g,
    ),
  ]);
  assert.equal(printed.length, 15);
  const known = initiatives.flatMap(
    ({ programme }) => programme?.budgets.map(({ phrase }) => compact(phrase)) ?? [],
  );
  assert.deepEqual(
    printed.map(([text]) => text).filter((text) => !known.some((phrase) => phrase.includes(text))),
    [],
  );
});

test('what the prefectures are asked is recorded for each of the eight sections', { skip }, () => {
  const asked = seedText('003').split('(2) 都道府県で対応頂く事項（依頼）').length - 1;
  assert.equal(asked, 8);
  const chapters = new Set(
    of('industry')
      .filter(({ kind }) => kind === 'request')
      .map(({ chapter }) => chapter[0]),
  );
  assert.equal(chapters.size, asked);
});

test('every figure is in the words that it cites, and these are in the document', { skip }, () => {
  const cited: { id: string; source: Citation; value: number | null }[] = [
    ...facts.map(({ id, source, value }) => ({ id, source, value })),
    ...kpis.flatMap(({ id, baseline, targets, series, unit }) =>
      [...(baseline ? [baseline] : []), ...targets, ...series].map(({ source, value }) => ({
        id,
        source,
        value: value !== null && unit === 'fraction' ? Math.round(value * 1000) / 10 : value,
      })),
    ),
    ...initiatives.flatMap(({ id, document, programme }) =>
      programme
        ? [
            ...programme.budgets.map(({ phrase, yen }) => ({ id, source: { document, phrase }, value: yen })),
            ...[...programme.results, ...programme.stock].map(({ phrase, value }) => ({
              id,
              source: { document, phrase },
              value,
            })),
            ...programme.sampling.map(({ phrase, size }) => ({
              id,
              source: { document, phrase },
              value: size,
            })),
          ]
        : [],
    ),
  ];
  assert.deepEqual(
    missing(cited.map(({ id, source }) => ({ id, document: source.document, text: source.phrase }))),
    [],
  );
  /** 全て is 47, and twice five is ten. */
  const worked = new Set(['generic-volume-share-prefectures', 'biosimilar-ingredients']);
  const unsaid = cited.filter(({ id, source, value }) => {
    if (value === null || (worked.has(id) && [47, 10].includes(value))) return false;
    const said = numbersIn(source.phrase);
    return !said.has(value) && !said.has(value / 1e8);
  });
  assert.deepEqual(unsaid, []);
});

test('at least eighty figures are cited, from every document', () => {
  const figures = facts.filter(({ value }) => value !== null);
  assert.ok(figures.length >= 80, String(figures.length));
  assert.deepEqual(
    new Set(facts.map(({ source }) => source.document)),
    new Set(documents.map(({ id }) => id)),
  );
});

test('what is said to have happened is in the words that show it', { skip }, () => {
  const said = statuses.flatMap(({ initiative, evidence }) =>
    evidence.flatMap((one) =>
      'document' in one ? [{ id: initiative, document: one.document, text: one.phrase }] : [],
    ),
  );
  assert.deepEqual(missing(said), []);
});
