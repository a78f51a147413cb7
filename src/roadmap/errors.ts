/** Errors that this room throws: all of them are those of rooms below. */
import '../documents/errors.ts';
import '../indicators/errors.ts';

export { AnteiError } from '../platform/errors.ts';
