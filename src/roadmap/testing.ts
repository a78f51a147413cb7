/** For tests only: a database with the ministry and a maker signed in, and the room's verbs over the real register. */
import type { TestContext } from 'node:test';
import { addOrganisation, signIn } from '../access/testing.ts';
import { createIndicators } from '../indicators/index.ts';
import type { Clock } from '../platform/clock.ts';
import { testContext } from '../platform/database/testing.ts';
import { createSupplyReader } from '../supply/index.ts';
import type { Register } from './model.ts';
import { createRoadmap } from './roadmap.ts';

/** @param given another register or clock than the real one and the tests' */
export async function roadmapWorld(
  t?: Pick<TestContext, 'after'>,
  given: { register?: Register; clock?: Clock } = {},
) {
  const context = { ...(await testContext(t)), ...(given.clock && { clock: given.clock }) };
  const [ministry, maker] = [
    await addOrganisation(context, 'ministry', '厚生労働省'),
    await addOrganisation(context, 'manufacturer', '安心製薬株式会社', ['安心製薬']),
  ];
  const [supply, indicators] = [createSupplyReader(context), createIndicators(context)];
  t?.after(() => indicators.close());
  return {
    context,
    supply,
    indicators,
    roadmap: createRoadmap(context, { supply, indicators }, given.register),
    officer: await signIn(context, ministry, 'editor', '厚労 一郎'),
    colleague: await signIn(context, ministry, 'editor', '厚労 二郎'),
    reader: await signIn(context, ministry, 'viewer', '厚労 見子'),
    maker: await signIn(context, maker, 'admin', '安心 花子'),
  };
}
export type RoadmapWorld = Awaited<ReturnType<typeof roadmapWorld>>;
