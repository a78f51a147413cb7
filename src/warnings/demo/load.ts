/**
 * Warnings of the demonstration in every state that the desk knows: sent by its invented makers and worked on by its invented
 * officers, by the verbs that real ones use. They are as confidential as real ones, and every text begins with デモ.
 */
import { type Actor, actorsOfDemo } from '../../access/index.ts';
import { addDays, type IsoDate, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { type CurrentProduct, candidates, createSupplyReader, type Snapshot } from '../../supply/index.ts';
import { allWarnings, assignWarning, logContact, moveWarning } from '../desk/desk.ts';
import { askForSupply } from '../desk/requests.ts';
import { submitWarning } from '../notices/report.ts';
import { type DemoStep, type DemoWarning, noticeFields, WARNINGS } from './texts.ts';

/** Sends them if there are none yet. */
export async function loadDemoWarnings(context: Context): Promise<void> {
  const actors = await actorsOfDemo(context);
  const officer = actors.find(({ organisation }) => organisation.kind === 'ministry');
  const makers = actors.filter(({ organisation }) => organisation.kind === 'manufacturer');
  if (!officer || makers.length === 0 || (await allWarnings(context, officer)).length > 0) return;
  const snapshot = await createSupplyReader(context).snapshot();
  for (const [index, warning] of WARNINGS.entries()) {
    const maker = makers[index % makers.length]!;
    const product = productFor(snapshot, maker, index);
    if (product) await work(context, snapshot, { officer, maker, product, warning });
  }
}

/** A product of the maker that others could stand in for, another one for each warning; null if it has none. */
function productFor(snapshot: Snapshot, { organisation }: Actor, index: number): CurrentProduct | null {
  const own = organisation.makers
    .flatMap((mah) => snapshot.byMah.get(mah) ?? [])
    .filter(({ yjCode, response }) => yjCode.length === 12 && response === 'normal')
    .filter((product) => candidates(snapshot, product.yjCode).length > 1)
    .toSorted((a, b) => (a.yjCode < b.yjCode ? -1 : 1));
  return own[Math.floor((index * own.length) / WARNINGS.length)] ?? null;
}

interface Case {
  officer: Actor;
  maker: Actor;
  product: CurrentProduct;
  warning: DemoWarning;
}

async function work(
  context: Context,
  snapshot: Snapshot,
  { officer, maker, product, warning }: Case,
): Promise<void> {
  const day = today(context.clock);
  const fields = noticeFields(warning, day);
  const { number, problems } = await submitWarning(context, snapshot, maker, [product.yjCode], fields);
  if (number === null) throw new Error(`a warning of the demonstration: ${JSON.stringify(problems)}`);
  // Each of these steps raises the version by one.
  let version = 1;
  for (const step of warning.steps) {
    if (step.kind === 'move') {
      const move = {
        to: step.to,
        note: step.note,
        link: step.to === 'shortage' ? `/products/${product.yjCode}` : '',
      };
      await moveWarning(context, snapshot, officer, number, version++, move);
    } else if (step.kind === 'assign')
      await assignWarning(context, officer, number, version++, {
        assignee: officer.person!.id,
        dueOn: addDays(day, step.inDays),
      });
    else await talk(context, snapshot, { officer, number, product, step, day });
  }
}

async function talk(
  context: Context,
  snapshot: Snapshot,
  given: {
    officer: Actor;
    number: string;
    product: CurrentProduct;
    step: Extract<DemoStep, { kind: 'log' | 'ask' }>;
    day: IsoDate;
  },
): Promise<void> {
  const { officer, number, product, step, day } = given;
  if (step.kind === 'log')
    return logContact(context, officer, number, { with: step.with, who: step.who, on: day, what: step.what });
  const other = candidates(snapshot, product.yjCode).find(({ product: one }) => one.mah !== product.mah);
  if (!other) return;
  await askForSupply(context, snapshot, officer, number, {
    yjCode: other.product.yjCode,
    message: step.message,
    dueOn: addDays(day, 10),
  });
}
