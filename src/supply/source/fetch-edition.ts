/**
 * A look at the official source, and what may come of it:
 *
 *   refused earlier ─▶ nothing is asked, until the time the source named or six hours have passed
 *   page ─▶ newest link, whose text and file name agree on the date
 *        ─▶ it is older than the one linked at the last look: the page went back, and what it went back behind is withdrawn
 *        ─▶ file unchanged (ETag, Last-Modified, or the same bytes) ─▶ 'unchanged'
 *        ─▶ file read, a title, where it has one, agrees on the date, imported ─▶ 'imported'
 *   an answer that says no, or robots.txt, at any step             ─▶ 'refused'
 *   anything else                                                  ─▶ 'failed'
 *
 * Every look is written down with its outcome. 'refused' and 'failed' are results, not exceptions: nothing here, nor a job
 * queue that runs it, tries again; the next look is the schedule's.
 */
import { type IsoDate, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { ERRORS, explain } from '../../platform/errors.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { Pieces } from '../../platform/files/pieces.ts';
import { refused } from '../../platform/files/reading/reading.ts';
import type { Progress } from '../../platform/progress.ts';
import { AnteiError } from '../errors.ts';
import { withdrawEdition } from '../export/withdraw-edition.ts';
import { type ImportResult, importEdition, suspicion } from '../history/import-edition.ts';
import { confirmByPage, isHeldBack, isWithdrawn, officialBetween } from '../history/store-withdrawn.ts';
import type { SupplyContext } from '../ports.ts';
import { editionReader, pageReader } from './edition-reader.ts';
import { refusedUntil, SourceRefused } from './refused-by-source.ts';
import { type Fetch, SourceHttp } from './source-http.ts';
import type { SupplyLink } from './source-page.ts';
import { STALE_DAYS, sourceState } from './source-state.ts';
import {
  insertCheck,
  knownFile,
  type Look,
  lastLinked,
  lastRefusal,
  noteProvenance,
  officialHash,
} from './store-source.ts';
import { isTrustworthy } from './trusted-link.ts';

export { sourceState } from './source-state.ts';

export interface FetchOutcome {
  outcome: 'imported' | 'unchanged' | 'refused' | 'failed';
  /** What came of it, in Japanese. */
  message: string;
  /** Date and address of the newest list on the page; null if the look did not come so far. */
  asOf: IsoDate | null;
  url: string | null;
  /** Editions that were withdrawn because the page went back, newest first. */
  withdrawn: IsoDate[];
  /** What the import did; null if the file was not read again. */
  result: ImportResult | null;
  /** Why it was refused ({@link SourceRefused}, with the time) or failed; null if it was not. */
  error: AnteiError | null;
}

export interface FetchOptions {
  fetch?: Fetch;
  /** Look although the source refused within the last six hours; a time that it named itself is waited for all the same. */
  force?: boolean;
  progress?: Progress;
}

const PAGE_MAX_MB = 5;
const PAGE_TIMEOUT_MS = 30_000;
const FILE_TIMEOUT_MS = 180_000;

/** Fetches the newest official list and imports it. Throws only if the fault is neither the source's nor the file's. */
export async function fetchSupply(context: SupplyContext, options: FetchOptions = {}): Promise<FetchOutcome> {
  const earlier = await earlierRefusal(context, options.force ?? false);
  if (earlier) return unsuccessful(earlier, {}, []);
  const http = new SourceHttp(context, options.fetch ?? globalThis.fetch);
  const seen: Seen = {};
  const withdrawn: IsoDate[] = [];
  let outcome: FetchOutcome;
  try {
    outcome = await look(context, http, { seen, withdrawn }, options.progress ?? (() => undefined));
  } catch (error) {
    if (!(error instanceof AnteiError)) {
      // This error is the one to tell, also where the database that is to take it down is what failed.
      await record(context, http, seen, { outcome: 'failed', message: ERRORS.internal.title }).catch(
        () => undefined,
      );
      throw explain(error);
    }
    if (error instanceof SourceRefused && error.asked) seen.retry_at = error.retryAt;
    outcome = unsuccessful(error, seen, withdrawn);
  }
  if (withdrawn.length > 0)
    outcome.message = `掲載ページが ${seen.as_of} の一覧に戻ったため、${withdrawn.join('、')} の一覧を取り下げました。${outcome.message}`;
  await record(context, http, seen, outcome);
  return outcome;
}

function unsuccessful(error: AnteiError, seen: Seen, withdrawn: IsoDate[]): FetchOutcome {
  const outcome = error instanceof SourceRefused ? 'refused' : 'failed';
  return {
    outcome,
    message: error.message,
    asOf: seen.as_of ?? null,
    url: seen.file_url ?? null,
    withdrawn,
    result: null,
    error,
  };
}

type Seen = Partial<Look>;

/** The look itself; what it learns and withdraws is reported even if it then fails. */
async function look(
  context: SupplyContext,
  http: SourceHttp,
  { seen, withdrawn }: { seen: Seen; withdrawn: IsoDate[] },
  progress: Progress,
): Promise<FetchOutcome> {
  const { pool, settings, clock } = context;
  progress(0, 4, '掲載ページを確認中');
  const page = settings.supplyPage;
  let list = await readPage(context, http, page, false);
  const linkedBefore = await lastLinked(pool, page);
  // A cache on the way may hold the page of before: only the source itself is believed that it went back.
  if (linkedBefore && list.asOf < linkedBefore) list = await readPage(context, http, page, true);
  seen.as_of = list.asOf;
  seen.file_url = list.url;
  if (linkedBefore && list.asOf < linkedBefore)
    withdrawn.push(...(await withdrawBehind(context, list.asOf, linkedBefore)));
  const found = { asOf: list.asOf, url: list.url, withdrawn, error: null };
  const message = `新しい一覧はありません（${list.asOf} の一覧を取り込み済み）。`;
  const same: FetchOutcome = { ...found, outcome: 'unchanged', message, result: null };
  const heldBack: FetchOutcome = {
    ...same,
    message: `${list.asOf} の一覧は、取り下げの操作がされているため取り込みません（戻すときは antei edition restore ${list.asOf}）。`,
  };

  const known = await knownFile(pool, list.url);
  const limits = { maxMb: settings.fetchMaxMb, timeoutMs: FILE_TIMEOUT_MS };
  progress(1, 4, `${list.fileName} を取得中`);
  const file = await http.get(list.url, limits, known ?? undefined);
  seen.etag = file.etag;
  seen.source_modified_at = file.modifiedAt;
  const stored = await officialHash(pool, list.asOf);
  if (file.body === null) return stored === null ? heldBack : same;

  const source = sourceFile(list.fileName, file.body);
  if (await isHeldBack(pool, list.asOf, source.sha256)) return heldBack;
  const returns = stored === null && (await isWithdrawn(pool, list.asOf));
  let result: ImportResult | null = null;
  if (stored !== source.sha256) {
    progress(2, 4, '読み込み中');
    const options = { today: today(clock), maxUnpackedMb: settings.unpackedMaxMb };
    const edition = await context.reading.read(editionReader, [source, options], {
      bytes: source.bytes.length,
      sending: { lane: 'organisation', key: list.url },
    });
    progress(3, 4, '比べて保存中');
    result = await importEdition(context, edition, { source: 'official' });
  }
  await noteProvenance(context, {
    asOf: list.asOf,
    sha256: source.sha256,
    url: list.url,
    modifiedAt: file.modifiedAt,
  });
  if (result === null || result.alreadyImported) return { ...same, result };
  return {
    ...found,
    outcome: 'imported',
    message: returns
      ? `${list.asOf} の一覧（${result.rows}品目）が、取り下げのあとで再び掲載されたため、取り込みました。`
      : `${list.asOf} の一覧（${result.rows}品目）を取り込みました。${suspicion(result) ?? ''}`,
    result,
  };
}

async function readPage(
  { reading }: Pick<Context, 'reading'>,
  http: SourceHttp,
  address: string,
  noCache: boolean,
): Promise<SupplyLink> {
  const page = await http.get(address, { maxMb: PAGE_MAX_MB, timeoutMs: PAGE_TIMEOUT_MS, noCache });
  const body = new Pieces([page.body!]);
  const link = await reading.read(pageReader, [body, page.contentType, page.url], {
    bytes: body.length,
    sending: { lane: 'organisation', key: address },
  });
  // A page that took the reading process over leads nowhere that an honest one could not.
  if (!isTrustworthy(link.url, page.url)) throw refused();
  return link;
}

/**
 * Withdraws the official editions that the page went back behind: after the one that it links now, up to the one that it
 * linked before. An edition that is newer than both was imported by hand, and the page only runs behind it.
 */
async function withdrawBehind(context: SupplyContext, linked: IsoDate, before: IsoDate): Promise<IsoDate[]> {
  const gone = await officialBetween(context.pool, linked, before);
  for (const asOf of gone) await withdrawEdition(context, asOf, { byPage: true });
  await confirmByPage(context.pool, linked, before);
  return gone;
}

/** A source that said no is left alone for as long as it asked; null if it may be asked again. */
async function earlierRefusal(context: Context, force: boolean): Promise<SourceRefused | null> {
  const { supplyPage } = context.settings;
  const refusal = await lastRefusal(context.pool, supplyPage);
  if (!refusal) return null;
  const until = refusedUntil(refusal);
  const asked = refusal.retry_at !== null;
  if (context.clock.now() >= until || (force && !asked)) return null;
  return SourceRefused.earlier(supplyPage, until, asked);
}

type Written = Pick<FetchOutcome, 'outcome' | 'message'>;

async function record(
  context: Context,
  http: SourceHttp,
  seen: Seen,
  { outcome, message }: Written,
): Promise<void> {
  const { pool, clock, settings, log } = context;
  const found = { outcome, message, http_status: http.status };
  await insertCheck(pool, { ...seen, ...found, url: settings.supplyPage, checked_at: clock.now() });
  const level = outcome === 'refused' || outcome === 'failed' ? 'warn' : 'info';
  log[level]({ source: 'supply', asOf: seen.as_of, ...found }, 'fetch: looked at the source');
  const { stale, daysSinceMoved, newestEdition } = await sourceState(context);
  if (stale)
    log.warn(
      { source: 'supply', daysSinceMoved, newestEdition },
      `fetch: the source has not moved for ${STALE_DAYS} days`,
    );
}
