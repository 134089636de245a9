import type { FastifyInstance } from 'fastify';

/** Which methods an address knows, so that a wrong method can be told from a wrong address. */
export interface RouteTable {
  methodsOf(path: string): string[];
}

/** Follows every route that is registered from now on. */
export function routeTable(server: FastifyInstance): RouteTable {
  const routes: { pattern: RegExp; methods: string[] }[] = [];
  server.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const pattern = new RegExp(`^${url.replace(/[.]/g, '\\.').replace(/:[^/]+/g, '[^/]+')}$`);
    routes.push({ pattern, methods: [method].flat() });
  });
  return {
    methodsOf: (path) => [
      ...new Set(routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods)),
    ],
  };
}
