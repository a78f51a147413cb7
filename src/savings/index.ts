/** The door of the room: what others may use. */
export { createSavings, type Savings } from './savings.ts';
