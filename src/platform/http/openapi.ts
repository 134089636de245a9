import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { VERSION } from '../version.js';
import { SESSION_COOKIE } from './cookies.js';
import { IDEMPOTENCY_HEADER } from './idempotency-key.js';

/** The description of the API, made from the controllers and published for anyone at /v1/openapi.json. */
export function publishOpenApi(application: NestFastifyApplication): void {
  let document: OpenAPIObject | null = null;
  application
    .getHttpAdapter()
    .getInstance()
    .get('/v1/openapi.json', (_request, reply) => {
      document ??= describe(application);
      return reply.header('Access-Control-Allow-Origin', '*').type('application/json').send(document);
    });
}

function describe(application: NestFastifyApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(
    application,
    new DocumentBuilder()
      .setTitle('Opvangboek')
      .setDescription(
        'What Dutch municipalities really spend on receiving displaced persons, against what is reimbursed',
      )
      .setVersion(VERSION)
      .setContact('Opvangboek', 'https://opvangboek.example', 'team@opvangboek.example')
      .setLicense('EUPL-1.2', 'https://eupl.eu/1.2/nl/')
      .addServer('/v1')
      .addSecurity('token', { type: 'http', scheme: 'bearer', bearerFormat: 'JWT (RFC 9068)' })
      .addSecurity('session', { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE })
      .addSecurityRequirements('token')
      .addSecurityRequirements('session')
      .build(),
  );
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: PROBLEM } };
  document.paths = Object.fromEntries(
    Object.entries(document.paths).map(([path, item]) => [path.replace(/^\/v1(?=\/)/, ''), withCommonAnswers(item)]),
  );
  return document;
}

type PathItem = OpenAPIObject['paths'][string];

/** Every operation answers with the version of the API, and with a problem when something is wrong. */
function withCommonAnswers(item: PathItem): PathItem {
  for (const method of ['get', 'post', 'put', 'delete'] as const) {
    const operation = item[method];
    if (!operation) continue;
    if (method !== 'get') operation.parameters = [...(operation.parameters ?? []), IDEMPOTENCY_KEY];
    for (const status of Object.keys(PROBLEM_DESCRIPTIONS)) {
      operation.responses[status] ??= { description: PROBLEM_DESCRIPTIONS[status] ?? '' };
    }
    for (const [status, response] of Object.entries(operation.responses)) {
      if (!response || '$ref' in response) continue;
      response.headers = { 'API-Version': { schema: { type: 'string' }, description: 'Full version of the API' } };
      if (Number(status) >= 400) {
        response.content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
      }
    }
  }
  return item;
}

const IDEMPOTENCY_KEY = {
  name: IDEMPOTENCY_HEADER,
  in: 'header' as const,
  required: false,
  description:
    'The same request with the same key is done once, and answered the same for 24 hours, with Idempotency-Replayed; ' +
    'another request with that key is a 409, and so is one that comes while the first is at work, with Retry-After',
  schema: { type: 'string', pattern: '^[!-~]{1,255}$' },
};

const PROBLEM_DESCRIPTIONS: Readonly<Record<string, string>> = {
  '400': 'The request is not right; `errors` names everything at once',
  '401': 'Nobody is proven to ask: no token, or none that holds',
  '403': 'The roles of who asks do not allow it; or a decision on what one submitted oneself',
  '429': 'Too much in a minute; Retry-After says when again',
  '500': 'Something went wrong on our side',
};

const PROBLEM = {
  type: 'object' as const,
  description: 'An error, in the notation of RFC 9457',
  required: ['type', 'title', 'status', 'detail', 'instance'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    uploadId: { type: 'string', format: 'uuid', description: 'Of a file that was refused; its findings stay readable' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'message'],
        properties: {
          code: { type: 'string' },
          message: { type: 'string', description: 'In Dutch' },
          severity: { type: 'string', enum: ['error', 'warning'] },
          pointer: { type: 'string', description: 'The parameter or field' },
          number: { type: 'integer', description: 'The number of a finding that is kept' },
          sheet: { type: 'string', nullable: true },
          row: { type: 'integer', nullable: true },
          column: { type: 'string', nullable: true },
          header: { type: 'string', nullable: true },
          given: { type: 'string', nullable: true },
          expected: { type: 'string', nullable: true },
        },
      },
    },
  },
};
