/** For tests only: an edition with two makers' products, a ministry, and a filled form. */
import type { TestContext } from 'node:test';
import { addOrganisation, signIn } from '../access/testing.ts';
import { testContext } from '../platform/database/testing.ts';
import type { Settings } from '../platform/settings.ts';
import { createSupplyReader, importEdition } from '../supply/index.ts';
import { RESPONSE_TEXT } from '../supply/official/official-layout.ts';
import { NO_PORTS } from '../supply/ports.ts';
import { edition, row } from '../supply/testing.ts';
import { fieldOf, PRODUCT_FIELDS } from './notices/product-fields.ts';
import { createWarnings } from './warnings.ts';

/** Ours, the same of another maker, another strength of that maker, and something else of ours. */
export const [OURS, PEER, PEER_10, OTHER] = [
  '1149019F1560',
  '1149019F1579',
  '1149019F2010',
  '2119404A1033',
] as const;
export const [MAH, PEER_MAH] = ['安心製薬', '隣人製薬'];

/** A form as a maker fills it, with some fields replaced. */
export function filledForm(replaced: Record<string, string> = {}): Record<string, string> {
  return {
    marketShare: '62',
    volume: 'normal',
    response: 'normal',
    cause: 'material',
    occurredOn: '2026-08-10',
    details: '原薬の製造所が9月から止まります。',
    otherProduct: '',
    expectedOn: '2026-11-01',
    quantity: '月に約120万錠',
    stockMonths: '2.5',
    improvement: '別の製造所を2027年3月までに追加する見込み',
    alternatives: '同じ成分・規格の他社品',
    'talk.makers': 'none',
    'talk.makers.text': '',
    'talk.societies': 'talking',
    'talk.societies.text': '学会の担当理事に一報',
    'talk.offices': 'done',
    'talk.offices.text': '',
    patients: 'some',
    patientCount: '1,200',
    contactName: '供給管理部 山田',
    contactPhone: '03-0000-0000',
    contactEmail: '',
    ...replaced,
  };
}

/** The fields of another product, as those of the first. */
export function otherFields(form: Record<string, string>, yjCode: string): Record<string, string> {
  return Object.fromEntries(PRODUCT_FIELDS.map((field) => [fieldOf(field, yjCode), form[field]!]));
}

/** A database with an edition, both makers, a pharmacy and the ministry, signed in, and the room's verbs. */
export async function warningWorld(t?: Pick<TestContext, 'after'>, settings: Partial<Settings> = {}) {
  const context = Object.assign(await testContext(t, settings), { ports: NO_PORTS });
  const rows = [
    row(OURS, { name: '安心錠６０ｍｇ', mah: MAH, essentialSupply: 'A' }),
    row(PEER, { name: '隣人錠６０ｍｇ', mah: PEER_MAH }),
    row(PEER_10, { name: '隣人錠１０ｍｇ', mah: PEER_MAH, response: RESPONSE_TEXT.limitedOwn }),
    row(OTHER, { name: '安心カプセル', ingredient: '別の成分', mah: MAH }),
  ];
  await importEdition(context, edition('2026-08-18', rows), { source: 'official' });
  const [ours, peers, ministry, shop] = [
    await addOrganisation(context, 'manufacturer', '安心製薬株式会社', [MAH]),
    await addOrganisation(context, 'manufacturer', '隣人製薬株式会社', [PEER_MAH]),
    await addOrganisation(context, 'ministry', '厚生労働省'),
    await addOrganisation(context, 'pharmacy', '角の薬局'),
  ];
  const supply = createSupplyReader(context);
  return {
    context,
    supply,
    warnings: createWarnings(context, supply),
    maker: await signIn(context, ours, 'editor', '安心 花子'),
    makerViewer: await signIn(context, ours, 'viewer', '安心 見子'),
    peer: await signIn(context, peers, 'editor', '隣人 太郎'),
    officer: await signIn(context, ministry, 'editor', '厚労 一郎'),
    colleague: await signIn(context, ministry, 'editor', '厚労 二郎'),
    reader: await signIn(context, ministry, 'viewer', '厚労 見子'),
    pharmacy: await signIn(context, shop, 'admin', '薬局 三郎'),
  };
}
export type WarningWorld = Awaited<ReturnType<typeof warningWorld>>;

/** Sends a warning of {@link OURS}; its number. */
export async function submitted(world: WarningWorld, replaced: Record<string, string> = {}): Promise<string> {
  const { number, problems } = await world.warnings.submit(world.maker.actor, [OURS], filledForm(replaced));
  if (number === null) throw new Error(JSON.stringify(problems));
  return number;
}
