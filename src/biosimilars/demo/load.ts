/** Seminars and good cases of the demonstration: entered by its invented people, by the verbs that real people use. */
import { type Actor, actorsOfDemo } from '../../access/index.ts';
import { addDays, type IsoDate, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { casesToDecide, decideCase, submitCase } from '../cases/cases.ts';
import { addSeminar, cancelSeminar, listSeminars } from '../seminars/seminars.ts';
import { CASES, type DemoCase, SEMINARS } from './texts.ts';

type World = Pick<Context, 'pool' | 'clock'>;

/** Enters them where there are none yet. */
export async function loadDemoInformation(context: World): Promise<void> {
  const actors = await actorsOfDemo(context);
  const officer = actors.find(({ organisation }) => organisation.kind === 'ministry');
  if (!officer) return;
  const { coming, past } = await listSeminars(context);
  if (coming.length + past.length === 0) await enterSeminars(context, officer, today(context.clock));
  if ((await casesToDecide(context, officer)).length > 0) return;
  for (const one of CASES) {
    const sender = actors.find(({ organisation }) => organisation.kind === one.by);
    if (sender) await enterCase(context, sender, officer, one);
  }
}

async function enterSeminars(context: World, officer: Actor, day: IsoDate): Promise<void> {
  for (const { inDays, cancelled, audiences, ...text } of SEMINARS) {
    const fields = {
      ...text,
      on: addDays(day, inDays),
      lastOn: '',
      url: '',
      organiser: 'デモ（架空の主催者）',
    };
    const boxes = Object.fromEntries(audiences.map((one) => [`audience.${one}`, 'on']));
    const { id, problems } = await addSeminar(context, officer, { ...fields, ...boxes });
    if (id === null) throw new Error(`a seminar of the demonstration: ${JSON.stringify(problems)}`);
    if (cancelled) await cancelSeminar(context, officer, id, 0);
  }
}

async function enterCase(
  context: World,
  sender: Actor,
  officer: Actor,
  { to, by: _, ...text }: DemoCase,
): Promise<void> {
  const { id, problems } = await submitCase(context, sender, {
    ...text,
    prefecture: '',
    contact: 'デモの担当者（架空）',
  });
  if (id === null) throw new Error(`a case of the demonstration: ${JSON.stringify(problems)}`);
  const note = to === 'returned' ? 'デモ：切り替えた人数の数え方を書き足してください。' : '';
  if (to) await decideCase(context, officer, id, 1, { to, note });
}
