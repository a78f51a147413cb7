/**
 * What a valid OpenAPI 3.1 document is, as far as this project uses the format: an object with fields that the
 * specification does not know, or without one that it requires, is refused. https://spec.openapis.org/oas/v3.1.0
 */
import { z } from 'zod';

const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'] as const;

/** A schema of JSON Schema 2020-12. Keywords of OpenAPI 3.0 (`nullable`, boolean `exclusiveMinimum`) are not among these. */
const Schema: z.ZodType = z.lazy(() =>
  z.strictObject({
    $ref: z.string().startsWith('#/').optional(),
    type: z.union([z.enum(TYPES), z.array(z.enum(TYPES)).min(1)]).optional(),
    title: z.string().optional(),
    description: z.string().min(1).optional(),
    default: z.unknown().optional(),
    example: z.unknown().optional(),
    examples: z.array(z.unknown()).optional(),
    deprecated: z.boolean().optional(),
    enum: z.array(z.unknown()).min(1).optional(),
    const: z.unknown().optional(),
    format: z.string().optional(),
    pattern: z
      .string()
      .refine((text) => Boolean(new RegExp(text, 'u')))
      .optional(),
    minLength: z.int().min(0).optional(),
    maxLength: z.int().min(0).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    exclusiveMinimum: z.number().optional(),
    exclusiveMaximum: z.number().optional(),
    multipleOf: z.number().positive().optional(),
    // `false` after `prefixItems`: nothing more than those.
    items: z.union([z.literal(false), Schema]).optional(),
    prefixItems: z.array(Schema).min(1).optional(),
    minItems: z.int().min(0).optional(),
    maxItems: z.int().min(0).optional(),
    uniqueItems: z.boolean().optional(),
    properties: z.record(z.string(), Schema).optional(),
    propertyNames: Schema.optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.union([z.boolean(), Schema]).optional(),
    anyOf: z.array(Schema).min(1).optional(),
    oneOf: z.array(Schema).min(1).optional(),
    allOf: z.array(Schema).min(1).optional(),
    not: Schema.optional(),
  }),
);

const Content = z.record(
  z.string().regex(/^[a-z]+\/[\w.+*-]+$/, 'a media type'),
  z.strictObject({ schema: Schema.optional(), example: z.unknown().optional() }),
);

const Parameter = z
  .strictObject({
    name: z.string().min(1),
    in: z.enum(['query', 'path', 'header', 'cookie']),
    description: z.string().optional(),
    required: z.boolean().optional(),
    deprecated: z.boolean().optional(),
    style: z.string().optional(),
    explode: z.boolean().optional(),
    schema: Schema,
  })
  .refine(
    (parameter) => parameter.in !== 'path' || parameter.required === true,
    'a path parameter is required',
  );

const Response = z.strictObject({
  description: z.string(),
  headers: z
    .record(z.string(), z.strictObject({ description: z.string().optional(), schema: Schema }))
    .optional(),
  content: Content.optional(),
});

const Operation = z.strictObject({
  operationId: z.string().optional(),
  tags: z.array(z.string()).optional(),
  summary: z.string().min(1),
  description: z.string().optional(),
  deprecated: z.boolean().optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z.array(Parameter).optional(),
  requestBody: z
    .strictObject({ description: z.string().optional(), required: z.boolean().optional(), content: Content })
    .optional(),
  responses: z.record(z.string().regex(/^([1-5](\d\d|XX)|default)$/), Response),
});

const PathItem = z.partialRecord(
  z.enum(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']),
  Operation,
);

export const OpenApiDocument = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    summary: z.string().optional(),
    description: z.string().optional(),
    license: z
      .strictObject({ name: z.string(), url: z.url().optional(), identifier: z.string().optional() })
      .optional(),
  }),
  servers: z.array(z.strictObject({ url: z.string(), description: z.string().optional() })).optional(),
  tags: z.array(z.strictObject({ name: z.string(), description: z.string().optional() })).optional(),
  paths: z.record(z.string().startsWith('/', 'a path begins with a slash'), PathItem),
  components: z
    .strictObject({
      schemas: z.record(z.string().regex(/^[\w.-]+$/), Schema).optional(),
      securitySchemes: z
        .record(
          z.string(),
          z.strictObject({
            type: z.literal('http'),
            scheme: z.string(),
            description: z.string().optional(),
          }),
        )
        .optional(),
    })
    .optional(),
});

/** What the specification demands across objects: every reference leads somewhere, and paths and parameters agree. */
export function contradictions(document: z.output<typeof OpenApiDocument>): string[] {
  const found: string[] = [];
  const schemes = Object.keys(document.components?.securitySchemes ?? {});
  for (const [path, operations] of Object.entries(document.paths))
    for (const { security = [] } of Object.values(operations))
      for (const name of security.flatMap((one) => Object.keys(one)))
        if (!schemes.includes(name)) found.push(`${path}: no security scheme ${name}`);
  for (const ref of references(document)) {
    const target = ref
      .slice(2)
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
    if (target === undefined) found.push(`${ref} leads nowhere`);
  }
  const ids = new Set<string>();
  for (const [path, operations] of Object.entries(document.paths)) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();
    for (const [method, { parameters = [], operationId }] of Object.entries(operations)) {
      const given = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      if (given.sort().join() !== inPath.join()) found.push(`${method} ${path}: its parameters are ${given}`);
      const names = parameters.map(({ name, in: place }) => `${place} ${name}`);
      if (new Set(names).size < names.length) found.push(`${method} ${path}: a parameter twice`);
      if (operationId && ids.has(operationId)) found.push(`${operationId} twice`);
      if (operationId) ids.add(operationId);
    }
  }
  return found;
}

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  );
}
