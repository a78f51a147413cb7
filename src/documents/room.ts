import type { Room } from '../platform/room.ts';
import { DOCUMENTS_ERRORS } from './errors.ts';

/** The state's documents and the facts that cite them: what others ask of them they import. */
export const DOCUMENTS = { name: 'documents', floor: 2, errors: DOCUMENTS_ERRORS } as const satisfies Room;
