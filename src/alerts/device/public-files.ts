/**
 * The files that are the same for everybody: the news of an edition and the catalogue. Who watches what is decided where they are
 * read, so that this site never learns it.
 */
import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { isHeld } from '../../platform/http/cache.ts';
import { bestEncoding, compress, type Encoding } from '../../platform/http/compress.ts';
import { readable, type Snapshot } from '../../supply/index.ts';
import type { CatalogueFile, NewsFile, NewsItem } from '../api-schemas.ts';
import { AnteiError } from '../errors.ts';
import { type News, topicsOf } from '../model.ts';
import { newsCounts, newsOfEdition } from '../news/store-news.ts';

/** @throws AnteiError `no-edition` */
export async function newsFile({ pool }: Pick<Context, 'pool'>, asOf: IsoDate | 'latest'): Promise<NewsFile> {
  const dates = asOf === 'latest' ? {} : { since: asOf, until: asOf };
  const [edition] = await newsCounts(pool, { ...dates, limit: 1 });
  // Of a withdrawn edition nothing is left; devices that showed its news take them back.
  const taken = edition || asOf === 'latest' ? [] : await newsOfEdition(pool, asOf);
  if (taken.length > 0)
    return { asOf, revision: Math.max(...taken.map(({ revision }) => revision)), items: [] };
  if (!edition)
    throw new AnteiError(
      'no-edition',
      asOf === 'latest' ? 'まだ一覧が取り込まれていません。' : `${asOf} の一覧はありません。`,
    );
  const news = await newsOfEdition(pool, edition.asOf);
  const items = news.filter((one) => !one.void).map(toItem);
  return { asOf: edition.asOf, revision: edition.revision, items };
}

function toItem({ topics, content }: News): NewsItem {
  const { ingredient: _i, strength: _s, name, mah, candidates, ...rest } = content;
  return {
    ...rest,
    name: readable(name),
    mah: readable(mah),
    topics: topicsOf(topics),
    candidates: {
      normal: candidates.normal,
      total: candidates.total,
      names: candidates.names.map(({ yjCode, name }) => ({ yjCode, name: readable(name) })),
    },
  };
}

/** Neighbours are alike, so that the file packs to a tenth. */
export function catalogueFile({ edition, products }: Snapshot): CatalogueFile {
  return {
    asOf: edition?.asOf ?? null,
    items: products
      .toSorted((a, b) => (a.yjCode < b.yjCode ? -1 : 1))
      .map((p) => [
        p.yjCode,
        readable(p.name),
        readable(p.mah),
        readable(p.ingredient),
        readable(p.strength),
        p.response,
        p.volume,
      ]),
  };
}

interface Packed {
  tag: string;
  body: Buffer;
  encoding?: Encoding;
}

/**
 * Sends files packed, each packed once for a state of the data: when a new edition is out, every device that was told of it
 * asks for the same file at once.
 */
export class PackedFiles {
  readonly #packed = new LRUCache<string, Promise<Packed>>({ max: 60 });

  /** `state` names what the file is made of. A file that cannot be made is not kept. */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    state: string,
    make: () => object | Promise<object>,
  ): Promise<FastifyReply> {
    const accepted = bestEncoding(request.headers['accept-encoding']);
    const key = `${state} ${accepted ?? ''}`;
    let packed = this.#packed.get(key);
    if (!packed) {
      packed = Promise.resolve(make()).then((file) => pack(file, accepted));
      this.#packed.set(key, packed);
      packed.catch(() => this.#packed.delete(key));
    }
    const { tag, body, encoding } = await packed;
    reply.header('Vary', 'Accept-Encoding');
    if (isHeld(request, reply, tag)) return reply.send();
    if (encoding) reply.header('Content-Encoding', encoding);
    return reply.type('application/json; charset=utf-8').send(body);
  }
}

async function pack(file: object, accepted: Encoding | undefined): Promise<Packed> {
  const json = Buffer.from(JSON.stringify(file));
  const { body, encoding } = await compress(json, accepted);
  // Other bytes, other tag.
  return { tag: `${hash('sha1', json, 'base64url')}${encoding ? `-${encoding}` : ''}`, body, encoding };
}
