/** What the verbs give to pages. Types only. */
import type { Reporting } from '../../reporting.ts';

type Given<Verb extends keyof Reporting> = Awaited<ReturnType<Reporting[Verb]>>;
export type OwnProducts = Given<'products'>;
export type OwnProduct = OwnProducts['products'][number];
export type OwnDetail = Given<'product'>;
export type History = OwnDetail['history'];
export type Submissions = Given<'submissions'>;
