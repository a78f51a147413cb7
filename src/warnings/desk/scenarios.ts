/** What typically follows from a cause, what to ask, and whom to contact: scenarios.json, read and checked once. */
import { z } from 'zod';
import { CAUSES, type Cause } from '../model.ts';
import scenarioData from './scenarios.json' with { type: 'json' };

const lines = z.array(z.string().min(1)).min(1);
const Scenario = z.object({ follows: lines, ask: lines, contact: lines });
export type Scenario = z.infer<typeof Scenario>;

const SCENARIOS = z.record(z.enum(Object.keys(CAUSES) as [Cause, ...Cause[]]), Scenario).parse(scenarioData);

export function scenarioOf(cause: Cause): Scenario {
  return SCENARIOS[cause];
}
