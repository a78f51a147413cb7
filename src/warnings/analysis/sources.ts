/** Where the active ingredients of products come from, as their makers declare it: many at once, in a table. */
import { type Actor, recordDeed } from '../../access/index.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { ItemProblem } from '../../platform/form-fields.ts';
import { cleanLine } from '../../platform/text.ts';
import type { CurrentProduct, Snapshot } from '../../supply/index.ts';
import { ownProduct } from '../notices/report.ts';
import { requireMaker } from '../notices/rights.ts';
import { countryName, readCountries } from './countries.ts';
import { SOURCES_PAGE } from './source-page.ts';
import { declarationsOf, deleteDeclaration, writeDeclaration } from './store-sources.ts';

type World = Pick<Context, 'pool' | 'clock'>;
const MAX_COUNTRIES = 20;
/** Characters of the field in which they are named. */
const MAX_COUNTRIES_TEXT = 1_000;

/** A row of the table, as it is in the form. */
export interface SourceRow {
  product: Pick<CurrentProduct, 'yjCode' | 'name' | 'ingredient' | 'strength'>;
  /** Blank: not declared. */
  single: '' | 'yes' | 'no';
  /** Names, separated by 、. */
  countries: string;
  declaredAt: Date | null;
}

/** A page of the actor's own products with what was declared, in the order of their codes. @throws AnteiError `forbidden` */
export async function ownSources(
  { pool }: World,
  snapshot: Snapshot,
  actor: Actor,
  page: number,
): Promise<{ rows: SourceRow[]; total: number; declared: number; page: number }> {
  requireMaker(actor, 'viewer');
  const products = actor.organisation.makers
    .flatMap((mah) => snapshot.byMah.get(mah) ?? [])
    .sort((a, b) => (a.yjCode < b.yjCode ? -1 : 1));
  const declarations = new Map(
    (await declarationsOf(pool, actor.organisation.id)).map((one) => [one.productId, one]),
  );
  const last = Math.max(1, Math.ceil(products.length / SOURCES_PAGE));
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), last);
  const rows = products.slice((shown - 1) * SOURCES_PAGE, shown * SOURCES_PAGE).map((product): SourceRow => {
    const { yjCode, name, ingredient, strength } = product;
    const one = declarations.get(product.id);
    return {
      product: { yjCode, name, ingredient, strength },
      single: one ? (one.singleSource ? 'yes' : 'no') : '',
      countries: one ? one.countries.map(countryName).join('、') : '',
      declaredAt: one?.declaredAt ?? null,
    };
  });
  const declared = products.filter(({ id }) => declarations.has(id)).length;
  return { rows, total: products.length, declared, page: shown };
}

/**
 * Takes the rows of a form: all of them, or none if one is wrong. A row left blank takes a declaration back; a row that says
 * what is there already changes nothing.
 * @returns how many declarations changed, and what is wrong with which row (`item` is its code)
 * @throws AnteiError `forbidden`; `not-found` if a row is not of the actor's own products
 */
export async function declareSources(
  { pool, clock }: World,
  snapshot: Snapshot,
  actor: Actor,
  rows: readonly { yjCode: string; single: string; countries: string }[],
): Promise<{ changed: number; problems: ItemProblem[] }> {
  requireMaker(actor, 'editor');
  const problems: ItemProblem[] = [];
  const read = rows.map(({ yjCode, single, countries }) => {
    const product = ownProduct(snapshot, actor, yjCode);
    const long = countries.length > MAX_COUNTRIES_TEXT;
    const { codes, unknown } = readCountries(long ? '' : cleanLine(countries));
    const wording = long ? `国は${MAX_COUNTRIES_TEXT}字までです。` : complaint(single, codes, unknown);
    if (wording) problems.push({ item: product.yjCode, wording });
    return { product, single, codes };
  });
  if (problems.length > 0) return { changed: 0, problems };
  const before = new Map(
    (await declarationsOf(pool, actor.organisation.id)).map((one) => [one.productId, one]),
  );
  const changed = read.filter(({ product, single, codes }) => {
    const one = before.get(product.id);
    if (!one) return single !== '';
    return single !== (one.singleSource ? 'yes' : 'no') || codes.join() !== one.countries.join();
  });
  if (changed.length === 0) return { changed: 0, problems };
  const [organisationId, declaredAt, declaredBy] = [
    actor.organisation.id,
    clock.now(),
    actor.person?.id ?? null,
  ];
  await inTransaction(pool, async (client) => {
    for (const { product, single, codes } of changed) {
      if (single === '') await deleteDeclaration(client, product.id, organisationId);
      else
        await writeDeclaration(client, {
          productId: product.id,
          organisationId,
          singleSource: single === 'yes',
          countries: codes,
          declaredAt,
          declaredBy,
        });
    }
    await recordDeed(client, clock, actor, 'source.declare', actor.organisation.publicId, {
      count: changed.length,
    });
  });
  return { changed: changed.length, problems };
}

function complaint(single: string, codes: string[], unknown: string[]): string | null {
  if (!['', 'yes', 'no'].includes(single)) return '「はい」か「いいえ」を選んでください。';
  if (unknown.length > 0)
    return `「${unknown.join('」「').slice(0, 100)}」という国が分かりません。国名を「、」で区切って入れてください。`;
  if (single === '' && codes.length > 0) return '1か所だけかどうかを選んでください。';
  if (single !== '' && codes.length === 0) return '原薬の製造国を入れてください。';
  if (single === 'yes' && codes.length > 1) return '1か所だけのときは、国も1つです。';
  return codes.length > MAX_COUNTRIES ? `国は${MAX_COUNTRIES}までです。` : null;
}
