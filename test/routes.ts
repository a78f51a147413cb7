import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance, RouteOptions } from 'fastify';

/** Runs `work` and returns every route that a Fastify server registers meanwhile: seen without a hook for tests in the product. */
export async function watchRoutes<T>(work: () => Promise<T>): Promise<{ routes: RouteOptions[]; result: T }> {
  const routes: RouteOptions[] = [];
  const watch = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', (route) => void routes.push(route));
  };
  subscribe('fastify.initialization', watch);
  try {
    return { result: await work(), routes };
  } finally {
    unsubscribe('fastify.initialization', watch);
  }
}
