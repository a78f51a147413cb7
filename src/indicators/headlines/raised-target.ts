/** The target of a measure that is in force: its definition's, or what an officer has raised since. Pure. */
import type { HeadlineOf, RecordedTarget } from '../measures/official-series/recorded.ts';
import type { Measure } from '../model.ts';

type Target = NonNullable<Measure['target']>;
/** A measure that the state wants to reach something. */
export type TargetMeasure = Measure & { target: Target };

export function headlineOf(target: Target): HeadlineOf {
  return target.per === 'prefecture' ? 'prefectures' : 'nation';
}

/** What was raised last of a measure's figure; undefined where nothing was. */
export function lastRaised(
  targets: readonly RecordedTarget[],
  id: string,
  of: HeadlineOf,
): RecordedTarget | undefined {
  return targets.findLast((one) => one.measure === id && one.of === of);
}

/**
 * The measure with its target in force, as headlines say it. Of the nation a raised value takes the place of the definition's. Of
 * prefectures what is raised is how many of them reach it; the share at which one is counted stays the measure's own.
 */
export function withRaisedTarget<M extends Measure>(measure: M, targets: readonly RecordedTarget[]): M {
  const { id, target } = measure;
  const raised = target && lastRaised(targets, id, headlineOf(target));
  if (!raised) return measure;
  const { value, by } = raised;
  const said = target.per === 'prefecture' ? { prefectures: value } : { value };
  return { ...measure, target: { ...target, ...said, by } };
}
