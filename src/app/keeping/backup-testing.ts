/** For tests only: a site that was used by everybody, and what strangers and members see of it. */
import assert from 'node:assert/strict';
import { alertsJobs, announceEditions, createAlerts, createList } from '../../alerts/index.ts';
import { importLists, importRound } from '../../indicators/world-testing.ts';
import { importReferenceFile } from '../../medicines/index.ts';
import { csvOf, GTIN_HEAD, gtinRow, HOT_HEAD, hotRow } from '../../medicines/lists/package-files-testing.ts';
import type { ClosableContext } from '../../platform/database/testing.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { importEdition, NO_PORTS, type SupplyContext } from '../../supply/index.ts';
import { RESPONSE_TEXT, VOLUME_TEXT } from '../../supply/official/official-layout.ts';
import { edition, row } from '../../supply/testing.ts';
import { MAH, OTHER, OURS, PEER, PEER_10, submitted, warningWorld } from '../../warnings/testing.ts';
import { ensureBuilt } from '../build.ts';
import { createSite } from '../server.ts';

/** The context as the site has it: editions are announced. */
export function asSite(context: ClosableContext): ClosableContext & SupplyContext {
  const { clock, settings } = context;
  return Object.assign(context, { ports: { ...NO_PORTS, told: announceEditions({ clock, settings }) } });
}

/** Rows of the day; each `day` changes what some products say. */
export function rowsOf(day: number) {
  return [
    row(OURS, {
      response: day % 2 ? RESPONSE_TEXT.limitedOwn : RESPONSE_TEXT.normal,
      reason: '１．需要増',
      mah: MAH,
    }),
    row(PEER, { volume: day % 3 ? VOLUME_TEXT.normal : VOLUME_TEXT.decreased }),
    row(PEER_10, { name: `隣人錠１０ｍｇ\t\\N "改"　第${day}回` }),
    ...(day % 2 ? [row(OTHER, { ingredient: '別の成分' })] : []),
  ];
}

/** Editions with changes, a list that is told of them, mails, a warning with a file, lists of prices and a round of NDB. */
export async function usedSite() {
  const world = await warningWorld();
  const context = asSite(world.context);
  await importLists(context);
  await importCodes(context);
  await importRound(context);
  const { handle } = await createList(context, { name: '当直の棚', add: [OURS, PEER] });
  for (const day of [19, 20])
    await importEdition(context, edition(`2026-08-${day}`, rowsOf(day)), { source: 'official' });
  const number = await submitted(world);
  const pdf = Buffer.from('%PDF-1.7\nin confidence\0\xff\n%%EOF', 'latin1');
  await world.warnings.attach(world.maker.actor, number, { name: '経緯.pdf', bytes: pdf });
  const [file] = (await world.warnings.ownWarning(world.maker.actor, number)).files;
  const alerts = createAlerts(context, world.supply);
  const publicId = handle.split('.')[0]!;
  await alerts.addEmail(handle, 'night@example.jp', 'now');
  const { rows } = await context.pool.query('select max(id) as id from watch_channel');
  await alertsJobs(context).tasks['send-confirmation']!({ channelId: rows[0].id });
  const { maker, officer } = world;
  const pages: [path: string, cookie?: string][] = [
    ['/'],
    [`/products/${OURS}`],
    [`/products/${OTHER}`],
    ['/changes'],
    ['/data'],
    ['/feeds/changes.atom'],
    [`/lists/${handle}`],
    [`/lists/${handle}/export.csv`],
    [`/feeds/lists/${alerts.feedHandle(publicId)}.atom`],
    ['/api/v1/products'],
    ['/api/v1/changes'],
    [`/api/v1/products/${OURS}`],
    ['/api/v1/indicators/figures?measure=generic-volume-share&by=prefecture'],
    ['/api/v1/indicators/datasets'],
    ['/work', maker.cookie],
    ['/account', officer.cookie],
    [`/warnings/${number}`, maker.cookie],
    [`/warnings/${number}/files/${file!.id}`, maker.cookie],
    [`/warnings/${number}/files/${file!.id}`, officer.cookie],
    ['/desk/warnings', officer.cookie],
  ];
  return { ...world, context, handle, pages };
}

/** Packages of both layouts, and standard names with an exception. */
async function importCodes(context: ClosableContext): Promise<void> {
  const files: [kind: 'packages' | 'generic-names', name: string, rows: string[][]][] = [
    [
      'packages',
      'A_20260531_2.txt',
      [GTIN_HEAD, gtinRow(OURS, '安心錠６０ｍｇ', 10), gtinRow(PEER, '隣人錠', 20)],
    ],
    ['packages', 'MEDIS20260531_h.txt', [HOT_HEAD, hotRow(OURS, '安心錠６０ｍｇ', 10)]],
    [
      'generic-names',
      'ippanmei_20260401.csv',
      [
        ['区分', '一般名コード', '一般名処方の標準的な記載', '成分名', '規格', '薬価基準収載医薬品コード'],
        [
          '内用薬',
          '1149019F1ZZZ',
          '【般】ロキソプロフェンＮａ錠６０ｍｇ',
          'ロキソプロフェン',
          '６０ｍｇ１錠',
          '',
        ],
        ['内用薬', '1139004GAZZZ', '【般】試験徐放錠２ｍｇ', '試験成分', '２ｍｇ１錠', ''],
        ['内用薬', '1139004GAZZZ', '【般】試験徐放錠２ｍｇ', '試験成分', '２ｍｇ１錠', '1139004G2012'],
      ],
    ],
  ];
  for (const [kind, name, rows] of files)
    await importReferenceFile(context, sourceFile(name, Buffer.from(csvOf(rows))), { kind });
}

/** What each address answers: status and body without what each answer has of its own (nonces, times, numbers of tables). */
export async function answers(
  context: SupplyContext,
  pages: readonly [path: string, cookie?: string][],
): Promise<Map<string, string>> {
  const site = await createSite(context, await ensureBuilt());
  try {
    const all = new Map<string, string>();
    for (const [path, cookie] of pages) {
      const reply = await site.inject({ url: path, headers: cookie ? { cookie } : {} });
      assert.equal(reply.statusCode, 200, `${path}: ${reply.body.slice(0, 500)}`);
      const body = reply.body.replaceAll(/nonce="[^"]*"/g, 'nonce').replaceAll(/cube_\d+/g, 'cube');
      all.set(`${path} ${cookie ?? ''}`, body);
    }
    return all;
  } finally {
    await site.close();
  }
}
