/** The built-in catalog with all that is done with it, which comes together when somebody first types, reads or looks for a code. */
export * from '@tangram/standards';
export { findCodes } from '../fields/find-codes.ts';
export { meaningOf } from '../fields/meaning.ts';
export { meaningInText } from './meaning-in-text.ts';
export { standardOptions } from './standard-options.ts';
