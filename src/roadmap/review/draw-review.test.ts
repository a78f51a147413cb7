/** Reviews asked for by the room's verb, the command line and the site. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Command } from 'commander';
import type { FastifyRequest } from 'fastify';
import { type LoaderFunctionArgs, RouterContextProvider } from 'react-router';
import { AnteiError } from '../../platform/errors.ts';
import { Drawer } from '../../platform/turns/drawer.ts';
import { type Services, servicesContext } from '../../web/services.ts';
import { finishPage } from '../../web/serving/send-page.ts';
import { roadmapCommands } from '../cli.ts';
import { loader as docxPage } from '../pages/review-docx.ts';
import { loader as htmlPage } from '../pages/review-html.ts';
import { loader as pdfPage } from '../pages/review-pdf.ts';
import { loader as shortPage } from '../pages/review-short-pdf.ts';
import { readRegister } from '../register/read-register.ts';
import { folderOf, SOUND } from '../register/register-testing.ts';
import { type RoadmapWorld, roadmapWorld } from '../testing.ts';

const DAY = '2027-03-31';

let world: RoadmapWorld;
let folder: string;
before(async () => {
  // A small one: how the whole register is drawn is tested elsewhere.
  world = await roadmapWorld(undefined, { register: readRegister(folderOf({ after }, SOUND)) });
  folder = await mkdtemp(join(tmpdir(), 'antei-review-'));
});
after(async () => {
  await world.indicators.close();
  await world.context.close();
  await rm(folder, { recursive: true, force: true });
});

const isRefusal = (code: string) => (error: unknown) => error instanceof AnteiError && error.code === code;

test('a review is drawn once, and anew when an officer changes something, from that day on', async () => {
  const { review, addStatus } = world.roadmap;
  const first = await review(DAY, 'html');
  const early = await review('2024-06-30', 'html');
  assert.equal(await review(DAY, 'html'), first);
  const evidence = 'https://example.go.jp/a 公表資料';
  await addStatus(world.officer.actor, 'first', {
    state: 'late',
    since: '2026-07',
    note: '遅れている。',
    evidence,
  });
  const second = await review(DAY, 'html');
  assert.notEqual(second, first);
  assert.ok(second.toString().includes('遅れ（2026年7月、厚生労働省の担当者が記録）遅れている。'));
  assert.ok((await review('2024-06-30', 'html')).equals(early));
});

test('reviews asked for at once are each drawn, and the same ones are one', async () => {
  const { review } = world.roadmap;
  const [a, b, pdf, docx] = await Promise.all([
    review(DAY, 'html'),
    review(DAY, 'html'),
    review(DAY, 'pdf'),
    review(DAY, 'docx'),
  ]);
  assert.equal(a, b);
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  assert.equal(docx.subarray(0, 2).toString(), 'PK');
});

test('so many at once that the last would wait for minutes are refused, and the next is drawn again', async () => {
  const days = Array.from({ length: 28 }, (_, at) => `2028-02-${String(at + 1).padStart(2, '0')}`);
  const asked = await Promise.allSettled(days.map((day) => world.roadmap.review(day, 'html')));
  const refused = asked.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
  // One asker has six places beside the one at work; a review that is drawn before the last request frees its place for it.
  assert.ok(refused.length > 0 && refused.length <= 21, `${refused.length} refused`);
  assert.ok(refused.every(({ reason }) => isRefusal('drawing-busy')(reason)));
  await world.roadmap.review('2028-03-01', 'html');
});

test('the short review is another file, with what changed since the day that is given, or since a year before', async () => {
  const short = (since?: string) => world.roadmap.review(DAY, 'html', { edition: 'short', since });
  assert.ok((await short()).includes('前の点検の日（2026年3月31日）からの変化'));
  assert.ok((await short('2026-12-01')).includes('前の点検の日（2026年12月1日）からの変化'));
  assert.notDeepEqual(await short(), await world.roadmap.review(DAY, 'html'));
  for (const since of [DAY, '2028-01-01', '2027-02-30', 'x'])
    await assert.rejects(short(since), isRefusal('bad-request'), since);
});

test('a day that is none, or out of all bounds, is refused', async () => {
  for (const day of ['2027-02-30', '2013-03-31', '2041-01-01', 'tomorrow', '2027-3-1', ''])
    await assert.rejects(world.roadmap.review(day, 'html'), isRefusal('bad-request'), day);
  for (const day of ['2013-04-01', '2040-12-31']) assert.ok(await world.roadmap.review(day, 'html'));
});

/** What the command prints. */
async function run(t: test.TestContext, ...words: string[]): Promise<string> {
  const lines: string[] = [];
  t.mock.method(console, 'log', (line: string) => lines.push(line));
  const program = new Command('antei');
  // A command is a process: it draws from the real register, and keeps nothing of the site's.
  const ofItsOwn = { ...world.context, drawer: new Drawer() };
  roadmapCommands(program, { withContext: (_command, work) => work(ofItsOwn) });
  for (const command of program.commands[0]!.commands)
    command.exitOverride().configureOutput({ writeErr: () => undefined });
  await program.parseAsync(['roadmap', 'review', ...words], { from: 'user' });
  return lines.join('\n');
}

test('the command writes the format that the file says, or the option, as of the day', async (t) => {
  const page = join(folder, 'review.html');
  const told = JSON.parse(await run(t, '--as-of', DAY, '-o', page, '--json'));
  const bytes = await readFile(page);
  assert.deepEqual(told, { path: page, format: 'html', edition: 'full', asOf: DAY, bytes: bytes.length });
  assert.ok(bytes.includes('2027年3月31日現在') && bytes.includes('id="initiative-roadmap-supply-reports"'));
  const word = join(folder, 'review');
  assert.match(await run(t, '-o', word, '--format', 'docx', '--as-of', DAY), /review（[\d,]+バイト）/);
  assert.equal((await readFile(word)).subarray(0, 2).toString(), 'PK');
  await run(t, '-o', page, '--as-of', DAY, '--short', '--since', '2026-10-01');
  assert.ok((await readFile(page)).includes('前の点検の日（2026年10月1日）からの変化'));
});

test('the command writes nothing where the format or the day is none', async (t) => {
  const before = await readdir(folder);
  await assert.rejects(run(t, '-o', join(folder, 'review.odt')), isRefusal('bad-request'));
  await assert.rejects(
    run(t, '-o', join(folder, 'x.html'), '--as-of', '1999-01-01'),
    isRefusal('bad-request'),
  );
  await assert.rejects(run(t, '-o', join(folder, 'x.html'), '--as-of', '2027-02-30'), { exitCode: 1 });
  assert.deepEqual(await readdir(folder), before);
});

const asked = (query: string): LoaderFunctionArgs => {
  const context = new RouterContextProvider();
  context.set(servicesContext, { roadmap: world.roadmap, today: '2026-11-22' } as Services);
  const url = new URL(`http://localhost/roadmap/review${query}`);
  return { request: new Request(url), url, pattern: url.pathname, params: {}, context };
};

test('the site gives the same files as the room, named by their day; today’s without one', async () => {
  const pdf = await pdfPage(asked(`?as-of=${DAY}`));
  assert.equal(pdf.headers.get('content-type'), 'application/pdf');
  assert.equal(pdf.headers.get('content-disposition'), `attachment; filename="antei-review-${DAY}.pdf"`);
  assert.ok(Buffer.from(await pdf.arrayBuffer()).equals(await world.roadmap.review(DAY, 'pdf')));
  const short = await shortPage(asked(`?as-of=${DAY}&since=`));
  assert.equal(
    short.headers.get('content-disposition'),
    `attachment; filename="antei-review-short-${DAY}.pdf"`,
  );
  const drawn = await world.roadmap.review(DAY, 'pdf', { edition: 'short' });
  assert.ok(Buffer.from(await short.arrayBuffer()).equals(drawn));
  const word = await docxPage(asked('?as-of='));
  assert.match(word.headers.get('content-disposition')!, /"antei-review-2026-11-22\.docx"$/);
  await assert.rejects(htmlPage(asked('?as-of=2027-02-30')), isRefusal('bad-request'));
});

test('the page to be read keeps its own style under a policy that allows nothing else', async () => {
  const response = await htmlPage(asked(`?as-of=${DAY}`));
  const request = { method: 'GET', url: '/roadmap/review.html', headers: {} } as FastifyRequest;
  const { status, headers, body } = await finishPage(request, response, {
    scriptMark: 'x',
    report: (error) => assert.fail(String(error)),
  });
  assert.equal(status, 200);
  assert.ok(body.includes('<!doctype html>'));
  assert.match(headers['content-security-policy']!, /^default-src 'none'; style-src 'sha256-[\w+/=]+'; /);
  assert.match(headers['content-disposition']!, /^inline/);
});
