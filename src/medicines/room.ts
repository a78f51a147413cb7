import type { Context } from '../platform/context.ts';
import type { Room } from '../platform/room.ts';
import { MEDICINES_ERRORS } from './errors.ts';

declare module '../platform/room.ts' {
  interface CommandLine {
    /** Which lists serve each dataset, a line each; asked for once lists have been imported, of a room above. */
    datasetLists: (context: Context) => Promise<string[]>;
  }
}

/** The catalogue: what others ask of it they import. */
export const MEDICINES = {
  name: 'medicines',
  floor: 1,
  errors: MEDICINES_ERRORS,
  checks: [
    { at: 15, what: '公式のリスト', load: async () => (await import('./lists/verify-lists.ts')).verifyLists },
  ],
  commands: {
    at: 20,
    load: async () => {
      const { medicinesCommands } = await import('./cli.ts');
      return ({ program, groups, kit, datasetLists }) =>
        medicinesCommands(program, groups, kit, datasetLists);
    },
  },
} as const satisfies Room;
