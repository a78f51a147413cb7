/** The OpenAPI 3.1 document of the site, as far as it is the same for every route: what each answers is said in its schema. */
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import packageJson from '../../package.json' with { type: 'json' };
import { creditOf, INVENTED } from '../platform/invented.ts';
import { numberText } from '../platform/number-text.ts';
import type { Settings } from '../platform/settings.ts';

type Transform = NonNullable<FastifyDynamicSwaggerOptions['transform']>;
type TransformObject = NonNullable<FastifyDynamicSwaggerOptions['transformObject']>;

/** Of the data that the API gives; a demonstration's has none. */
const CREDIT = creditOf();
const ABOUT =
  `医療用医薬品の供給状況、履歴、変化。${CREDIT}。日付はすべて日本の暦日です。` +
  'デモのサイトのデータは架空で、すべての応答に antei-data: demonstration のヘッダーが付きます。';

const VERSIONS =
  'アドレスの v1 が版です。項目、値、アドレスを足すことはあります（知らない項目は読みとばしてください）。取り除くときと意味を変えるときは新しい版とし、' +
  '前の版はこの文書で deprecated と示してから1年は残します。';

/** Options of the plugin that makes the document. */
export function apiDocument({ apiRate }: Pick<Settings, 'apiRate'>): FastifyDynamicSwaggerOptions {
  const limits = `1つのアドレスから1分間に${numberText(apiRate)}回まで（x-ratelimit-* ヘッダーで残りを示し、超えたら 429 と retry-after を返します）。`;
  return {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '安定 Antei API',
        version: packageJson.version,
        description: `${ABOUT}${limits}\n\n${VERSIONS}`,
        license: {
          name: 'PDL1.0（公共データ利用規約）',
          url: 'https://www.digital.go.jp/resources/open_data/public_data_license_v1.0',
        },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: '「組織」のページで発行するAPIトークン' },
        },
      },
    },
    transform,
    transformObject,
  };
}

/** Who may call a route is said once, by its access; what an answer is in a word, by its status. */
const transform: Transform = (given) => {
  const { schema, url } = jsonSchemaTransform(given as Parameters<typeof jsonSchemaTransform>[0]);
  const { access } = given.route.config ?? {};
  return { url, schema: { ...schema, security: access === 'public' ? [] : [{ token: [] }] } };
};

const WORDS: Record<string, string> = {
  '200': '答え',
  '201': '受け付けました',
};
const DEFAULT_WORD = 'Default Response';

interface Answer {
  description: string;
  content?: Record<string, object>;
}

interface ApiDocument {
  paths?: Record<string, Record<string, { responses?: Record<string, Answer> }>>;
  components?: { schemas?: Record<string, unknown> };
}

/** Every answer has its word; a GET may answer that nothing has changed. */
function describeAnswers({ paths = {} }: ApiDocument): void {
  for (const operations of Object.values(paths))
    for (const [method, operation] of Object.entries(operations)) {
      operation.responses = opened(operation.responses ?? {});
      for (const [status, response] of Object.entries(operation.responses))
        if (response.description === DEFAULT_WORD) response.description = WORDS[status] ?? DEFAULT_WORD;
      if (method === 'get')
        operation.responses['304'] = {
          description: 'If-None-Match に送られた ETag のときから変わっていません',
        };
    }
}

/**
 * The document's shapes by their names: as they come, their order is that in which the rooms were loaded. Each comes as it is read
 * and as it is written. Mostly only one of the two is used: what nothing uses is left out, and the other needs no second name.
 */
function keepUsedShapes(document: ApiDocument): ApiDocument {
  const schemas = document.components?.schemas ?? {};
  const used = new Set<string>();
  const follow = (value: unknown): void => {
    for (const [, name] of JSON.stringify(value ?? null).matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      if (!used.has(name!)) {
        used.add(name!);
        follow(schemas[name!]);
      }
  };
  follow(document.paths);
  const names = new Map(
    [...used].sort().map((name) => {
      const plain = name.replace(/Input$/, '');
      return [name, used.has(plain) ? name : plain];
    }),
  );
  const kept = Object.fromEntries(
    [...names].map(([name, plain]) => [
      plain,
      name.endsWith('Input') ? schemas[name] : opened(schemas[name]),
    ]),
  );
  const text = JSON.stringify({ ...document, components: { ...document.components, schemas: kept } });
  return JSON.parse(
    text.replace(
      /"#\/components\/schemas\/([^"]+)"/g,
      (_, name) => `"#/components/schemas/${names.get(name)}"`,
    ),
  );
}

/** Programs pass over fields that they do not know, so that more can be said later: no answer is closed to them. */
function opened<T>(value: T): T {
  const open = (key: string, inner: unknown) =>
    key === 'additionalProperties' && inner === false ? undefined : inner;
  return JSON.parse(JSON.stringify(value, open));
}

const transformObject: TransformObject = (given) => {
  const document = jsonSchemaTransformObject(given as Parameters<typeof jsonSchemaTransformObject>[0]);
  describeAnswers(document as ApiDocument);
  return keepUsedShapes(document as ApiDocument) as ReturnType<TransformObject>;
};

/** The document of a site that shows a demonstration: it names no source. */
export function inventedDocument<T extends { info: { description?: string } }>(document: T): T {
  const { info } = document;
  return { ...document, info: { ...info, description: info.description?.replace(CREDIT, INVENTED) } };
}
