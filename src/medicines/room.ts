import type { Room } from '../platform/room.ts';

/** The catalogue: what others ask of it they import. */
export const MEDICINES = {
  name: 'medicines',
  commands: {
    at: 20,
    load: async () => {
      const { medicinesCommands } = await import('./cli.ts');
      return ({ program, groups, kit }) => medicinesCommands(program, groups, kit);
    },
  },
} as const satisfies Room;
