/**
 * Makes the types of the API's client from its document: `npm run docs`. It has a package of its own because the generator works on
 * the compiler of TypeScript 5, and the project is checked by a newer one.
 */
import { writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const DOCUMENT = new URL('../docs/reference/openapi.json', import.meta.url);
const TYPES = new URL('antei-api.d.ts', import.meta.url);

/** The types of all routes and shapes, as the text of a declaration file. */
export async function clientTypes(): Promise<string> {
  return `/** Made by \`npm run docs\` from docs/reference/openapi.json. Do not edit. */\n${astToString(await openapiTS(DOCUMENT))}`;
}

if (import.meta.main) writeFileSync(TYPES, await clientTypes());
