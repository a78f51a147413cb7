/** The rooms of the house, each after those that it asks for something. */
import { ACCESS } from '../access/room.ts';
import { ALERTS } from '../alerts/room.ts';
import { BIOSIMILARS } from '../biosimilars/room.ts';
import { DOCUMENTS } from '../documents/room.ts';
import { ENGLISH } from '../english/room.ts';
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
  DOCUMENTS,
  INDICATORS,
  ALERTS,
  REPORTING,
  WARNINGS,
  ROADMAP,
  BIOSIMILARS,
  SAVINGS,
  ENGLISH,
  WEB,
] as const;

/** Services that a room names and that no room opens: where there is one, the list is not of this type. */
type Missing = Exclude<keyof RoomServices, OpenedBy<(typeof LIST)[number]>>;

export const ROOMS: [Missing] extends [never] ? readonly Room[] : Missing = LIST;
