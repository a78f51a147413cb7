/** Errors that this room throws: all come from rooms below. */
import '../documents/errors.ts';
import '../indicators/errors.ts';

export { AnteiError } from '../platform/errors.ts';
