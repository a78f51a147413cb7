/** For tests only: organisations that may and may not change the biosimilar site, and filled forms. */
import type { TestContext } from 'node:test';
import type { OrganisationKind } from '../access/index.ts';
import { addOrganisation, signIn } from '../access/testing.ts';
import { publicRevision } from '../platform/database/revision.ts';
import { testContext } from '../platform/database/testing.ts';
import { readRegister } from '../roadmap/register/read-register.ts';
import { createInformation } from './information.ts';

/** A form of a good case, with some fields replaced. */
export const caseFields = (replaced: Record<string, string> = {}) => ({
  title: '外来での切替えの説明',
  place: '若葉県立中央病院',
  prefecture: '13',
  what: '薬剤師が、切り替える前に患者に説明しました。',
  result: '半年で、新しく使う人の全員が後続品になりました。',
  contact: '薬剤部 山田 03-0000-0000',
  ...replaced,
});

/** A form of a seminar, with some fields replaced; in the tests' time it is a month away. */
export const seminarFields = (replaced: Record<string, string> = {}) => ({
  title: 'バイオ後続品の講習会',
  'audience.professionals': 'on',
  on: '2026-09-20',
  begins: '13:30',
  lastOn: '',
  ends: '15:00',
  place: 'オンライン',
  url: 'https://example.jp/seminar',
  organiser: '厚生労働省',
  note: '',
  ...replaced,
});

/** A form of a material, with some fields replaced. */
export const materialFields = (replaced: Record<string, string> = {}) => ({
  title: 'バイオ後続品を知る',
  kind: 'leaflet',
  'audience.patients': 'on',
  url: 'https://example.jp/leaflet.pdf',
  publisher: '厚生労働省',
  issued: '2026-02',
  note: '4ページ',
  ...replaced,
});

/** A database with the ministry, two hospitals and a maker, signed in, and the room's verbs. */
export async function informationWorld(t?: Pick<TestContext, 'after'>) {
  const context = await testContext(t);
  const person = async (kind: OrganisationKind, name: string, role: 'viewer' | 'editor' = 'editor') =>
    signIn(context, await addOrganisation(context, kind, name), role);
  const ministry = await addOrganisation(context, 'ministry', '厚生労働省');
  const hospital = await addOrganisation(context, 'hospital', '若葉病院');
  return {
    context,
    information: createInformation(context, readRegister().documents),
    officer: await signIn(context, ministry, 'editor', '厚労 一郎'),
    colleague: await signIn(context, ministry, 'editor', '厚労 二郎'),
    reader: await signIn(context, ministry, 'viewer', '厚労 見子'),
    hospital: await signIn(context, hospital, 'editor', '若葉 花子'),
    hospitalReader: await signIn(context, hospital, 'viewer', '若葉 見子'),
    rival: await person('hospital', '隣の病院'),
    maker: await person('manufacturer', '安心製薬'),
  };
}
export type InformationWorld = Awaited<ReturnType<typeof informationWorld>>;

/** Another text whenever what the public reads has changed, and what was recorded, in order. */
export async function traces({ context }: InformationWorld): Promise<{ revision: string; deeds: string[] }> {
  const deeds = await context.pool.query('select action, record from audit_entry order by seq');
  return {
    revision: await publicRevision(context.pool),
    deeds: deeds.rows.map(({ action, record }) => `${action} ${record}`),
  };
}
