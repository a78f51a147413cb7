/** The rooms of the house, each after those that it asks for something. */
import { ACCESS } from '../access/room.ts';
import { ALERTS } from '../alerts/room.ts';
import { BIOSIMILARS } from '../biosimilars/room.ts';
import { INDICATORS } from '../indicators/room.ts';
import { MEDICINES } from '../medicines/room.ts';
import type { OpenedBy, Room, RoomServices } from '../platform/room.ts';
import { REPORTING } from '../reporting/room.ts';
import { ROADMAP } from '../roadmap/room.ts';
import { SAVINGS } from '../savings/room.ts';
import { SUPPLY } from '../supply/room.ts';
import { WARNINGS } from '../warnings/room.ts';
import { WEB } from '../web/room.ts';

const LIST = [
  MEDICINES,
  ACCESS,
  SUPPLY,
  INDICATORS,
  ALERTS,
  REPORTING,
  WARNINGS,
  ROADMAP,
  BIOSIMILARS,
  SAVINGS,
  WEB,
] as const;

/** Does not compile where a room names a service that no room opens. */
type Opened = { [S in keyof RoomServices]: S extends OpenedBy<(typeof LIST)[number]> ? Room : never };

export const ROOMS: readonly Opened[keyof RoomServices][] = LIST;
