import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IdentityProvider } from '../identity-provider.js';
import { pageHeaders } from '../login/page-headers.js';
import { choicePage, notUnderstoodPage } from './demo-pages.js';
import { DEMO_PERSON_NOTATION, demoPerson } from './demo-person.js';
import { DEMO_PATH, DemoProvider } from './demo-provider.js';

const INTERACTION = `${DEMO_PATH}/interaction/:uid`;

/** Puts the embedded provider in the application, when that is the one it uses. */
export async function mountDemoProvider(application: NestFastifyApplication): Promise<void> {
  const provider = application.get(IdentityProvider, { strict: false });
  if (!(provider instanceof DemoProvider)) return;
  const server = application.getHttpAdapter().getInstance();

  server.get(INTERACTION, async (request, reply) => {
    const isWaiting = await provider.isWaiting(request.raw, reply.raw);
    await html(reply, isWaiting ? choicePage(request.url, null) : notUnderstoodPage());
  });

  server.post(INTERACTION, async (request, reply) => {
    const person = demoPerson(idOf(request.body));
    if (person === null) {
      await html(
        reply,
        choicePage(request.url, `Kies een rol, en bij een gemeente haar code: ${DEMO_PERSON_NOTATION}.`),
      );
    } else if (await provider.isWaiting(request.raw, reply.raw)) {
      handOver(reply);
      await provider.logIn(request.raw, reply.raw, person);
    } else {
      await html(reply, notUnderstoodPage());
    }
  });

  await server.register((scope, _options, done) => {
    // the provider reads what comes in itself
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.all(`${DEMO_PATH}/*`, async (request: FastifyRequest, reply: FastifyReply) => {
      const handler = await provider.handler();
      handOver(reply);
      const { raw } = request;
      Object.assign(raw, { originalUrl: raw.url, url: raw.url?.slice(DEMO_PATH.length) });
      await handler(raw, reply.raw);
    });
    done();
  });
}

/** The person that a form describes, in their own notation. */
function idOf(body: unknown): string {
  const { role, municipality, nickname } = (body ?? {}) as Record<string, unknown>;
  const parts = [role, typeof municipality === 'string' ? municipality.toUpperCase() : '', nickname];
  return parts
    .filter((part) => typeof part === 'string' && part.trim() !== '')
    .join(':')
    .replaceAll(' ', '');
}

/** Lets another answer the request, with the headers that all our answers have. */
function handOver(reply: FastifyReply): void {
  reply.hijack();
  for (const [name, value] of Object.entries({ ...reply.getHeaders(), ...pageHeaders([]) })) {
    if (value !== undefined) reply.raw.setHeader(name, value);
  }
}

async function html(reply: FastifyReply, page: string): Promise<void> {
  await reply.headers(pageHeaders([])).type('text/html; charset=utf-8').send(page);
}
