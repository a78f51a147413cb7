import type { Room } from '../platform/room.ts';

/** The state's documents and the facts that cite them: what others ask of them they import. */
export const DOCUMENTS = { name: 'documents' } as const satisfies Room;
