import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { contradictions, OpenApiDocument } from './openapi.ts';

// That this is what the running site serves is checked with the other references (reference.test.ts).
const FILE = new URL('../docs/reference/openapi.json', import.meta.url);
const document = () => JSON.parse(readFileSync(FILE, 'utf8'));

function problems(candidate: unknown): string[] {
  const result = OpenApiDocument.safeParse(candidate);
  if (result.success) return contradictions(result.data);
  return result.error.issues.map((issue) => {
    const inner = issue.code === 'invalid_key' ? issue.issues.map(({ message }) => message) : [issue.message];
    return `${issue.path.join(' › ')}: ${inner.join(', ')}`;
  });
}

test('the API document is valid OpenAPI 3.1', () => {
  assert.deepEqual(problems(document()), []);
});

test('it holds every address of the API, and each says what an error looks like', () => {
  const { paths } = document();
  const expected = ['/products', '/products/{yjCode}', '/changes', '/editions', '/editions/{asOf}/{file}'];
  for (const path of expected) assert.ok(paths[`/api/v1${path}`]?.get, path);
  for (const [path, operations] of Object.entries<Record<string, { responses: object }>>(paths)) {
    assert.ok(path.startsWith('/api/v1/'), path);
    for (const { responses } of Object.values(operations)) assert.ok('4XX' in responses, `${path}: errors`);
  }
});

test('a document that is not valid is recognised', () => {
  const wrong: [string, (api: ReturnType<typeof document>) => void][] = [
    ['leads nowhere', (api) => delete api.components.schemas.Problem],
    ['its parameters are', (api) => api.paths['/api/v1/products/{yjCode}'].get.parameters.pop()],
    ['slash', (api) => (api.paths.products = {})],
    ['nullable', (api) => (api.components.schemas.Product.nullable = true)],
    ['summary', (api) => delete api.paths['/api/v1/changes'].get.summary],
    ['responses', (api) => delete api.paths['/api/v1/changes'].get.responses],
    ['openapi', (api) => (api.openapi = '3.0.3')],
  ];
  for (const [what, spoil] of wrong) {
    const spoiled = document();
    spoil(spoiled);
    assert.ok(
      problems(spoiled).some((problem) => problem.includes(what)),
      what,
    );
  }
});
