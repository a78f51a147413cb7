/** SQL of the packages; other rooms ask through the door (index.ts). */
import type { IsoDate } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/connection.ts';
import type { Package } from './package-code.ts';

/** A package of a list. */
export interface ListedPackage extends Package {
  /** 個別医薬品コード; null where the list has none. */
  yjCode: string | null;
}

/** What the lists say of codes that were asked. */
export interface PackageAnswer {
  /** By code; what the newest list with the code says, several where it stands on several packages. */
  codes: ReadonlyMap<string, readonly ListedPackage[]>;
  /** The newest list's date; null where there is none. */
  newest: IsoDate | null;
  /** That list is the demonstration's, which says nothing of real packages. */
  invented: boolean;
}

/** Columns of a {@link ListedPackage}. */
const FIELDS = `yj_code as "yjCode", name, mah, seller, form, unit, total, dispensing_gtin as dispensing, sales_gtin as sales,
  case_gtin as "case", jan, discontinued`;

/** Looks up codes: GTIN-14, or HOT13. Those that no list has are not in the answer. */
export async function findPackages(db: Queryable, asked: readonly string[]): Promise<PackageAnswer> {
  const { rows: dates } = await db.query<{ newest: IsoDate; invented: boolean }>(
    `select p.effective_from as newest, l.source = 'demo' as invented
     from reference_part p join reference_list l on l.id = p.list_id
     where p.kind = 'packages' order by p.effective_from desc limit 1`,
  );
  const { newest, invented } = dates[0] ?? { newest: null, invented: false };
  const keys = [...new Set(asked)];
  if (newest === null || keys.length === 0) return { codes: new Map(), newest, invented };
  const { rows } = await db.query<ListedPackage & { asked: string; from: IsoDate; layout: string }>(
    `select code as asked, ${FIELDS}, effective_from as "from", layout
     from package_code join package using (effective_from, layout, place)
     where code = any($1::text[]) order by effective_from desc, layout, place`,
    [keys],
  );
  const found = new Map<string, { from: IsoDate; layout: string; packages: ListedPackage[] }>();
  for (const { asked: code, from, layout, ...one } of rows) {
    const known = found.get(code);
    if (!known) found.set(code, { from, layout, packages: [one] });
    else if (known.from === from && known.layout === layout) known.packages.push(one);
  }
  return { codes: new Map([...found].map(([code, { packages }]) => [code, packages])), newest, invented };
}

/** The packages of a product, and who sells it. */
export interface ProductPackages {
  /** Of the newest list of codes of packages; of HOTコードマスター where that has none. */
  packages: ListedPackage[];
  /** 販売会社 of HOTコードマスター. */
  sellers: string[];
  /** They are the demonstration's. */
  invented: boolean;
}

/** What the newest lists say of a product. */
export async function packagesOf(db: Queryable, yjCode: string): Promise<ProductPackages> {
  const { rows } = await db.query<ListedPackage & { layout: string; invented: boolean }>(
    `select ${FIELDS}, layout, l.source = 'demo' as invented from package p join reference_list l on l.id = p.list_id
     where p.yj_code = $1 and p.effective_from = (
       select max(n.effective_from) from reference_part n where n.kind = 'packages' and n.route = p.layout)
     order by discontinued is not null, layout, place`,
    [yjCode],
  );
  const of = (layout: string) =>
    rows.filter((row) => row.layout === layout).map(({ layout: _, invented: __, ...one }) => one);
  const [packages, hot] = [of('gtin'), of('hot')];
  // The list of codes says who holds the authorisation; who sells a package only HOTコードマスター does.
  const sellers = new Map(
    hot.flatMap(({ sales, jan, seller }) => [sales, jan].map((code) => [code, seller])),
  );
  const sellerOf = ({ sales, jan }: ListedPackage) =>
    (sales && sellers.get(sales)) || (jan && sellers.get(jan)) || null;
  return {
    packages: packages.length > 0 ? packages.map((one) => ({ ...one, seller: sellerOf(one) })) : hot,
    sellers: [...new Set(hot.flatMap(({ seller }) => seller ?? []))],
    invented: rows.some(({ invented }) => invented),
  };
}
