import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { NestFactory } from '@nestjs/core';
import type { DynamicModule } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { withAccess } from '../access/access.js';
import type { AppConfig } from '../config/app-config.js';
import { VERSION } from '../version.js';
import { loggerOptions, ServerLog } from './logging.js';
import { publishOpenApi } from './openapi.js';
import { ProblemFilter } from './problem.filter.js';
import { limitContent } from './request-content.js';
import { RequestGuard } from './request-guard.js';
import { routeTable } from './route-table.js';
import { answerBadAddress, answerBadConnection, answerExpectation } from './unrouted-problems.js';
import { StrayParameters } from './stray-parameters.js';
import { validationPipe } from './validation.js';

const ONE_MEBIBYTE = 1024 * 1024;
const REQUEST_TIMEOUT_MS = 120_000;

/** The web server around a module, ready to listen: the same for users, the demo and the tests. */
export async function createHttpApplication(module: DynamicModule, config: AppConfig): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: ONE_MEBIBYTE,
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: () => randomUUID(),
    // at shutdown what runs is finished, and what still comes over an open connection is answered as ever
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerBadConnection,
    // a request without a host gets a problem from us, and not a bare answer from Node
    http: { requireHostHeader: false },
    logger: loggerOptions(config.logLevel),
  });
  const application = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new ServerLog(adapter.getInstance().log),
    abortOnError: false,
  });
  await configure(application, config);
  return application;
}

async function configure(application: NestFastifyApplication, config: AppConfig): Promise<void> {
  const server = application.getHttpAdapter().getInstance();
  const routes = routeTable(server);
  server.server.on('checkExpectation', answerExpectation);
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('API-Version', VERSION).header('Cache-Control', 'no-store');
  });
  await application.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    frameguard: { action: 'deny' },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
    referrerPolicy: { policy: 'no-referrer' },
  });
  await application.register(cookie);
  // which requests count together is for the guard to say
  await application.register(rateLimit, { global: false });
  limitContent(server);
  guardRequests(application);
  await application.register(multipart, {
    limits: { files: 1, fileSize: config.uploadMaxBytes, fields: 5, fieldSize: 1_000, headerPairs: 50 },
  });
  application.useGlobalInterceptors(new StrayParameters());
  application.useGlobalPipes(validationPipe());
  application.useGlobalFilters(new ProblemFilter(routes));
  // to end on request is success, not death by a signal
  application.enableShutdownHooks(['SIGINT', 'SIGTERM', 'SIGHUP'], { useProcessExit: true });
  publishOpenApi(application);
}

/** Nothing is read of a request before it is let in; everything after that has the rights it was let in with. */
function guardRequests(application: NestFastifyApplication): void {
  const server = application.getHttpAdapter().getInstance();
  const guard = application.get(RequestGuard, { strict: false });
  server.decorateRequest('access', null);
  server.addHook('onRequest', (request) => guard.admit(request));
  server.addHook('preHandler', (request, _reply, done) => {
    if (request.access === null) done(new Error('a request came past the guard'));
    else withAccess(request.access, done);
  });
  server.addHook('onSend', async (request, reply, payload) => {
    await guard.answered(request, reply);
    return payload;
  });
}
