import { hash } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isHeld } from '../../platform/http/cache.ts';
import type { Drawer } from '../../platform/turns/drawer.ts';
import { AnteiError } from '../errors.ts';
import type { SupplyReader } from '../reader.ts';
import type { Card } from './draw-card.ts';
import { productCard, SITE_CARD } from './product-card.ts';

const DRAW = { module: new URL('./draw-card.ts', import.meta.url), name: 'drawCard' };

/**
 * /pictures/site.png and /pictures/CODE.png, for whoever shows a link to a page. What a picture says is its key: it is drawn anew when that
 * has changed and not with every edition, in turn behind one another, and whoever has it is not sent it again.
 */
export function supplyPictures(reader: SupplyReader, { drawer }: { drawer: Drawer }): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/:file',
      {
        config: { access: 'public' as const, rateLimit: {} },
        schema: { hide: true, params: z.object({ file: z.string().max(60) }) },
      },
      async (request, reply) => {
        const card = await cardOf(reader, request.params.file);
        const key = hash('sha256', JSON.stringify(card), 'base64url');
        if (isHeld(request, reply, key)) return reply.send();
        const picture = await drawer.draw({ ...DRAW, key: `card ${key}`, read: async () => [card] });
        return reply.type('image/png').send(picture);
      },
    );
  };
}

/** @throws AnteiError `not-found` */
async function cardOf(reader: SupplyReader, file: string): Promise<Card> {
  if (file === 'site.png') return SITE_CARD;
  const card = file.endsWith('.png') ? productCard(await reader.snapshot(), file.slice(0, -4)) : null;
  if (!card) throw new AnteiError('not-found', `「${file}」という図はありません。`);
  return card;
}
