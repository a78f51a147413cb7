/** Reads the OpenAPI document into what the reference page shows. */

interface Schema {
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  prefixItems?: Schema[];
  title?: string;
  properties?: Record<string, Schema>;
  $ref?: string;
}

interface ParameterObject {
  name: string;
  description?: string;
  required?: boolean;
  schema?: Schema;
}

interface OperationObject {
  'x-example'?: string;
  operationId: string;
  tags?: string[];
  security?: unknown[];
  summary?: string;
  description?: string;
  parameters?: ParameterObject[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses?: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

interface Document {
  openapi: string;
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, OperationObject>>;
  components?: { schemas?: Record<string, Schema> };
}

export interface Described {
  name: string;
  values: string;
  description: string;
}

export interface Operation {
  /** Its name in the document; also its place on the page. */
  id: string;
  /** The part of the API that it belongs to. */
  area: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  /** An address to open; null for what is sent and not read, and for what only programs with a token read. */
  example: string | null;
  needsToken: boolean;
  /** Of the address, and of the body. */
  parameters: Described[];
  /** Fields of the reply, nested ones as `items[].name`, two levels deep. */
  reply: Described[];
}

export function operations(source: object): {
  openapi: string;
  info: Document['info'];
  operations: Operation[];
} {
  const document = source as Document;
  const list = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Operation => {
      const reply = (operation.responses?.['200'] ?? operation.responses?.['201'])?.content?.[
        'application/json'
      ]?.schema;
      const body = operation.requestBody?.content?.['application/json']?.schema;
      return {
        id: operation.operationId,
        area: operation.tags?.[0] ?? 'その他',
        method: method.toUpperCase(),
        path,
        summary: operation.summary ?? path,
        description: operation.description ?? '',
        example: operation['x-example'] ?? null,
        needsToken: (operation.security?.length ?? 0) > 0,
        parameters: [
          ...(operation.parameters ?? []).map((p) => ({
            name: p.name,
            values: values(p.schema ?? {}, document),
            description: p.description ?? p.schema?.description ?? '',
          })),
          ...(body ? fields(body, document, '', 2) : []),
        ],
        reply: reply ? fields(reply, document, '', 2) : [],
      };
    }),
  );
  return { openapi: document.openapi, info: document.info, operations: list };
}

function resolve(schema: Schema, document: Document): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name
    ? {
        ...document.components?.schemas?.[name],
        ...(schema.description ? { description: schema.description } : {}),
      }
    : schema;
}

function fields(given: Schema, document: Document, prefix: string, depth: number): Described[] {
  const schema = resolve(given, document);
  if (schema.type === 'array' && schema.items) return fields(schema.items, document, `${prefix}[]`, depth);
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const name = prefix ? `${prefix}.${key}` : key;
    const inner = nonNull(value, document);
    const own = { name, values: values(value, document), description: inner.description ?? '' };
    return depth > 1 ? [own, ...fields(inner, document, name, depth - 1)] : [own];
  });
}

/** The schema without its null alternative. */
function nonNull(given: Schema, document: Document): Schema {
  const schema = resolve(given, document);
  const real = (schema.anyOf ?? schema.oneOf)?.filter((one) => one.type !== 'null');
  return real?.length === 1
    ? { ...resolve(real[0]!, document), ...(schema.description ? { description: schema.description } : {}) }
    : schema;
}

function values(given: Schema, document: Document): string {
  const schema = resolve(given, document);
  if (schema.enum) return schema.enum.join(' | ');
  if (schema.const !== undefined) return String(schema.const);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return [...new Set(alternatives.map((one) => values(one, document)))].join(' | ');
  if (schema.prefixItems)
    return `[${schema.prefixItems.map((one) => one.title ?? values(one, document)).join(', ')}]`;
  if (schema.type === 'array') return `${values(schema.items ?? {}, document)}[]`;
  const type = [schema.type ?? 'object'].flat().join(' | ');
  return schema.format ? `${type}（${schema.format}）` : type;
}
