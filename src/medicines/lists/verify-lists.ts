/**
 * Checks the stored lists: each part has the rows that were taken down of it; what packages and standard names say is what was read
 * of their files, and every code of a package leads to it. Parts of the other lists are counted only: older versions took down other
 * hashes of them.
 */
import { type CheckReport, findingsOf } from '../../platform/check-report.ts';
import type { Context } from '../../platform/context.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import { inSnapshot } from '../../platform/database/transaction.ts';
import { partName } from '../model.ts';
import { contentHash } from './content-hash.ts';
import {
  type StoredPart,
  storedGenericNames,
  storedPackages,
  storedParts,
  strayCodes,
} from './store-verify.ts';

export function verifyLists({ pool }: Pick<Context, 'pool'>): Promise<CheckReport> {
  return inSnapshot(pool, async (view) => {
    const parts = await storedParts(view);
    const findings: CheckReport['findings'] = [];
    for (const part of parts) {
      const fault = await faultOf(view, part);
      if (fault === null) continue;
      const { kind, date, file } = part;
      findings.push(
        ...findingsOf(
          [`${date} のリスト ${file}${partOf(part)}の${fault}`],
          `\`antei import ${kind} ${file} --date ${date} --replace\` で、元のファイルをもう一度取り込んでください。`,
        ),
      );
    }
    return { checked: [{ what: '公式のリスト', count: parts.length }], findings };
  });
}

async function faultOf(view: PoolClient, part: StoredPart): Promise<string | null> {
  const { kind, date, route, rows, found } = part;
  if (found !== rows) return `行の数が、取り込んだとき（${rows}行）と違います（${found}行）`;
  if (kind === 'generic-names') return isSame(part, await storedGenericNames(view, date));
  if (kind !== 'packages') return null;
  const stray = await strayCodes(view, date, route);
  if (stray > 0) return `コードのうち${stray}個から、その包装が見つかりません`;
  return isSame(part, await storedPackages(view, date, route));
}

const isSame = (part: StoredPart, rows: Parameters<typeof contentHash>[0]) =>
  contentHash(rows) === part.contentHash ? null : '中身が、取り込んだときのものと違います';

/** 「（外用薬）」; of a list that is one part, nothing. */
function partOf({ kind, route }: StoredPart): string {
  return kind === 'price' || kind === 'packages' ? `（${partName(route)}）` : '';
}
