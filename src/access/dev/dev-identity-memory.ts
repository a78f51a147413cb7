import { LRUCache } from 'lru-cache';
import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What the development provider remembers: in this process only, for as long as it runs. */
export function createMemory(): (model: string) => Adapter {
  const kept = new LRUCache<string, AdapterPayload>({ max: 2000, ttlAutopurge: false });
  return (model) => {
    const key = (id: string) => `${model}:${id}`;
    return {
      async upsert(id, payload, expiresIn) {
        kept.set(key(id), payload, { ttl: expiresIn === undefined ? 0 : expiresIn * 1000 });
        if (payload.uid) kept.set(`uid:${payload.uid}`, { jti: id });
      },
      async find(id) {
        return kept.get(key(id));
      },
      async findByUid(uid) {
        const id = kept.get(`uid:${uid}`)?.jti;
        return id === undefined ? undefined : kept.get(key(id));
      },
      // There are no user codes: they belong to devices without a browser.
      async findByUserCode() {
        return undefined;
      },
      async consume(id) {
        const payload = kept.get(key(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        kept.delete(key(id));
      },
      async revokeByGrantId(grantId) {
        for (const [one, payload] of kept.entries()) if (payload.grantId === grantId) kept.delete(one);
      },
    };
  };
}
