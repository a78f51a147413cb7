/**
 * What is short of one ingredient, and what can stand in for it: a program that reads the API of an Antei site.
 *
 *     node client/example.ts http://localhost:8080 ロキソプロフェン
 */
import createClient from 'openapi-fetch';
import type { paths } from './antei-api.d.ts';

/** A line for each product of the ingredient that is not in normal supply, with the candidates that are. */
export async function shortages(site: string, words: string): Promise<string[]> {
  const api = createClient<paths>({ baseUrl: site });
  const { data, error } = await api.GET('/api/v1/products', { params: { query: { q: words, size: 200 } } });
  // Every mistake has a Japanese word for what is wrong and what to do.
  if (error) throw new Error(`${error.detail}${error.remedy}`);
  const lines: string[] = [];
  for (const { yjCode, name } of data.items.filter(({ response }) => response !== 'normal')) {
    const path = { yjCode };
    const { data: detail } = await api.GET('/api/v1/products/{yjCode}', { params: { path } });
    const inSupply = detail?.alternatives.filter(({ product }) => product.response === 'normal') ?? [];
    lines.push(`${name} → ${inSupply.map(({ product }) => product.name).join('、') || '候補なし'}`);
  }
  return lines;
}

if (import.meta.main) {
  const [site = 'http://localhost:8080', words = ''] = process.argv.slice(2);
  for (const line of await shortages(site, words)) console.log(line);
}
