/** The door of the room: what other rooms and the roof may use. */
export { REGISTER_FOLDER, readRegister } from './read-register.ts';
