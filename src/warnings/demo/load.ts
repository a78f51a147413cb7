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
import { saveDraft } from '../notices/drafts.ts';
import { submitWarning } from '../notices/report.ts';
import { type DemoStep, type DemoWarning, DRAFT, noticeFields, WARNINGS } from './texts.ts';

/** Sends them if there are none yet, each on its day and in the order of the days. */
export async function loadDemoWarnings(context: Context): Promise<void> {
  const actors = await actorsOfDemo(context);
  const officer = actors.find(({ organisation }) => organisation.kind === 'ministry');
  const makers = actors.filter(({ organisation }) => organisation.kind === 'manufacturer');
  if (!officer || makers.length === 0 || (await allWarnings(context, officer)).length > 0) return;
  const snapshot = await createSupplyReader(context).snapshot();
  const deeds = WARNINGS.flatMap((warning, index) => {
    const maker = makers[index % makers.length]!;
    const [product, ...others] = productsFor(snapshot, maker, index);
    return product ? deedsOf(snapshot, { officer, maker, products: [product, ...others], warning }) : [];
  });
  const now = context.clock.now().getTime();
  for (const { ago, run } of deeds.toSorted((a, b) => b.ago - a.ago))
    await run({ ...context, clock: { now: () => new Date(now - ago * DAY_MS) } });
  const [maker] = makers;
  const [begun] = productsFor(snapshot, maker!, WARNINGS.length - 1);
  if (begun) await saveDraft(context, snapshot, maker!, null, { yjCodes: [begun.yjCode], fields: DRAFT });
}
const DAY_MS = 86_400_000;

/** Products of the maker that others could stand in for, others for each warning; none if it has none. */
function productsFor(snapshot: Snapshot, { organisation }: Actor, index: number): CurrentProduct[] {
  const own = organisation.makers
    .flatMap((mah) => snapshot.byMah.get(mah) ?? [])
    .filter(({ yjCode, response }) => yjCode.length === 12 && response === 'normal')
    .filter((product) => candidates(snapshot, product.yjCode).length > 1)
    .toSorted((a, b) => (a.yjCode < b.yjCode ? -1 : 1));
  const first = Math.floor((index * own.length) / WARNINGS.length);
  return own.slice(first, first + (WARNINGS[index]?.products ?? 1));
}

/** What somebody did some days ago, with the clock of that day. */
interface Deed {
  ago: number;
  run(then: Context): Promise<void>;
}

interface Case {
  officer: Actor;
  maker: Actor;
  products: [CurrentProduct, ...CurrentProduct[]];
  warning: DemoWarning;
}

/** The receipt of a warning, and the steps after it. */
function deedsOf(snapshot: Snapshot, { officer, maker, products, warning }: Case): Deed[] {
  const [product] = products;
  const codes = products.map(({ yjCode }) => yjCode);
  let number = '';
  // Moves and assignments raise the version by one.
  let version = 1;
  const receipt: Deed = {
    ago: warning.ago,
    async run(then) {
      const fields = noticeFields(warning, today(then.clock), codes);
      const sent = await submitWarning(then, snapshot, maker, codes, fields);
      if (sent.number === null)
        throw new Error(`a warning of the demonstration: ${JSON.stringify(sent.problems)}`);
      number = sent.number;
    },
  };
  const steps = warning.steps.map(
    ([after, step]): Deed => ({
      ago: warning.ago - after,
      async run(then) {
        if (step.kind === 'move') {
          const link = step.to === 'shortage' ? `/products/${product.yjCode}` : '';
          const move = { to: step.to, note: step.note, link };
          await moveWarning(then, snapshot, officer, number, version++, move);
        } else if (step.kind === 'assign')
          await assignWarning(then, officer, number, version++, {
            assignee: officer.person!.id,
            dueOn: addDays(today(then.clock), step.inDays),
          });
        else await talk(then, snapshot, { officer, number, product, step, day: today(then.clock) });
      },
    }),
  );
  return [receipt, ...steps];
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
