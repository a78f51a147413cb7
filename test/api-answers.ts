/** Whether an answer of the API is one that its document knows: its status, its media type, and every field of its body. */
import Ajv, { type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

interface Response {
  content?: Record<string, { schema?: object }>;
}

export interface Operation {
  operationId: string;
  security: object[];
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, Response>;
  'x-example'?: string;
}

export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

export interface Answer {
  status: number;
  type: string | undefined;
  body: string;
}

/** Judges answers by a document; each complaint is a line. */
export function judge(document: ApiDocument): (path: string, method: string, answer: Answer) => string[] {
  const ajv = new Ajv.default({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(closed(document), 'api');
  const compiled = new Map<string, ValidateFunction>();
  const compile = (pointer: string) => {
    const found = compiled.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` });
    compiled.set(pointer, found);
    return found;
  };
  return (path, method, { status, type, body }) => {
    const { responses } = document.paths[path]![method]!;
    const declared = [String(status), `${Math.floor(status / 100)}XX`].find((one) => one in responses);
    if (!declared) return [`${status} is not declared`];
    const { content } = responses[declared]!;
    if (!content) return body === '' ? [] : [`${status} has a body, and none is declared`];
    const media = type?.split(';')[0] ?? '';
    if (!(media in content)) return [`${status} is ${media}, declared is ${Object.keys(content)}`];
    if (!media.endsWith('json')) return [];
    const place = ['paths', path, method, 'responses', declared, 'content', media, 'schema'];
    const pointer = place
      .map((key) => `/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`)
      .join('');
    const validate = compile(pointer);
    return validate(JSON.parse(body))
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message, params }) =>
            `${status} ${instancePath} ${message} ${JSON.stringify(params)}`,
        );
  };
}

/** The document with every object closed: to programs an answer is open, but what it holds today is to be in the document. */
function closed(document: ApiDocument): object {
  return JSON.parse(
    JSON.stringify(document, (_, value) =>
      value?.type === 'object' && value.properties && !('additionalProperties' in value)
        ? { ...value, additionalProperties: false }
        : value,
    ),
  );
}
