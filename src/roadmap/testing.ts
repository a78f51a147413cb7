/** For tests only: a database with the ministry and a maker signed in, and the room's verbs over the real register. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { addOrganisation, signIn } from '../access/testing.ts';
import { createIndicators } from '../indicators/index.ts';
import type { Clock, IsoDate } from '../platform/clock.ts';
import { testContext } from '../platform/database/testing.ts';
import type { ItemProblem } from '../platform/form-fields.ts';
import { createSupplyReader } from '../supply/index.ts';
import type { Register } from './model.ts';
import { readRecorded } from './progress/recorded-values.ts';
import { createRoadmap } from './roadmap.ts';

/** @param given another register or clock than the real one and the tests' */
export async function roadmapWorld(
  t?: Pick<TestContext, 'after'>,
  given: { register?: Register; clock?: Clock } = {},
) {
  const made = { ...(await testContext(t)), ...(given.clock && { clock: given.clock }) };
  const { register } = given;
  const context = {
    ...made,
    recorded: (day: IsoDate) => readRecorded(made.pool, day, register && (() => register)),
  };
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

/** A target as an officer enters it, for a KPI in per cent. */
export const TARGET = {
  value: '70％',
  wording: '70％以上',
  due: '2030-03-31',
  setOn: '2026-08-01',
  source: '令和８年度の点検',
  sourceUrl: 'https://www.mhlw.go.jp/check',
  note: '',
};

/** The number of what was entered. */
export async function stored(
  entered: Promise<{ id: number | null; problems: ItemProblem[] }>,
): Promise<number> {
  const { id, problems } = await entered;
  assert.deepEqual(problems, []);
  return id!;
}
