/** Checks the stored history against the invariants of the house (DESIGN §2): what was stored is what can be worked out again. */
import { isDeepStrictEqual } from 'node:util';
import { type CheckReport, findingsOf } from '../../platform/check-report.ts';
import type { IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { type Cell, isBlank } from '../model.ts';
import { contentHash } from '../official/content-hash.ts';
import { CHANGE_RULE } from './change-rule.ts';
import { diffStates } from './diff-editions.ts';
import { absentColumns, editionDates, statesMoved } from './store.ts';
import {
  beginLooking,
  brokenEditions,
  brokenHistories,
  type StoredChange,
  storedChanges,
  storedContents,
} from './store-verify.ts';

const FROM_BACKUP = 'バックアップから戻すか、公式の一覧を --replace で取り込み直してください。';
const BATCH = 5000;

/** Intervals, contents, editions and changes, as of one moment. */
export async function verifyHistory({ pool }: Pick<Context, 'pool'>): Promise<CheckReport> {
  const client = await pool.connect();
  try {
    await beginLooking(client);
    const histories = await brokenHistories(client);
    const editions = await brokenEditions(client);
    const dates = await editionDates(client);

    const contents: string[] = [];
    let versions = 0;
    for (let after = 0; ; ) {
      const batch = await storedContents(client, after, BATCH);
      for (const { hash, cells, code } of batch) if (contentHash(cells) !== hash) contents.push(code);
      versions += batch.length;
      if (batch.length < BATCH) break;
      after = batch.at(-1)!.id;
    }

    const changes: string[] = [];
    let compared = 0;
    const absent = await absentColumns(client);
    for (const [index, asOf] of dates.entries()) {
      const stored = new Map((await storedChanges(client, asOf)).map((one) => [one.productId, one]));
      const previous = dates[index - 1];
      compared += stored.size;
      if (previous === undefined) {
        changes.push(...[...stored.values()].map(({ code }) => said(code, asOf)));
        continue;
      }
      for (const { productId, before, after } of await statesMoved(client, asOf)) {
        const change = diffStates(before, after, CHANGE_RULE, absent(previous, asOf));
        const there = stored.get(productId);
        stored.delete(productId);
        if (change === null ? there !== undefined : !there || !isSame(there, change, previous))
          changes.push(said(there?.code ?? change!.name, asOf));
      }
      // A change of a product that did not change.
      changes.push(...[...stored.values()].map(({ code }) => said(code, asOf)));
    }
    return {
      checked: [
        { what: '一覧', count: dates.length },
        { what: '品目の状態', count: versions },
        { what: '変化', count: compared },
      ],
      findings: [
        ...findingsOf(
          histories.map((code) => `${code} の履歴の期間が重なるか、途切れています`),
          FROM_BACKUP,
        ),
        ...findingsOf(
          contents.map((code) => `${code} の記録の中身が、記録したときのものと違います`),
          FROM_BACKUP,
        ),
        ...findingsOf(
          editions.map((asOf) => `${asOf} の一覧の行数と、その日の品目や集計が合いません`),
          FROM_BACKUP,
        ),
        ...findingsOf(
          changes,
          '`antei reclassify` で変化を計算し直せます。中身の記録が正しいことを先に確かめてください。',
        ),
      ],
    };
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
}

function said(code: string, asOf: IsoDate): string {
  return `${code} の ${asOf} の変化が、2つの状態から計算したものと違います`;
}

/** What an older rule said about kinds and notability is its own; that something changed, and from what to what, is not. */
function isSame(
  stored: StoredChange,
  change: NonNullable<ReturnType<typeof diffStates>>,
  previous: IsoDate,
): boolean {
  if (stored.previous !== previous) return false;
  if (stored.ruleVersion !== CHANGE_RULE.version) return true;
  const { kinds, before, after, direction, notable } = change;
  return isDeepStrictEqual(
    [stored.kinds, filled(stored.before), filled(stored.after), stored.direction, stored.notable],
    [kinds, filled(before), filled(after), direction, notable],
  );
}

/** Blank is blank, whether the cell is missing, empty or a space. */
function filled(cells: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(cells).map(([field, cell]) => [field, isBlank(cell as Cell) ? null : cell]),
  );
}
