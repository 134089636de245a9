import { Catch, HttpException, MethodNotAllowedException, NotFoundException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorCode } from '../error-code.js';
import { ProblemError, PROBLEMS } from './problem.js';
import type { ProblemDetail, ProblemType } from './problem.js';
import type { RouteTable } from './route-table.js';

/** An error in the notation of RFC 9457. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly errors?: readonly ProblemDetail[];
  /** What a problem tells besides, such as the id of an upload that was refused. */
  readonly [member: string]: unknown;
}

/** Every error that leaves the house, ours and the framework's, in one notation and without internals. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly routes: RouteTable) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    // an address that was not found may be known under other methods
    const allowed = error instanceof NotFoundException ? this.routes.methodsOf(pathOf(request)) : [];
    if (allowed.length === 0 || allowed.includes(request.method)) return sendProblem(error, request, reply);
    void reply.header('Allow', allowed.join(', '));
    sendProblem(new MethodNotAllowedException(), request, reply);
  }
}

/** Answers with the problem that the error is; an error that is ours is logged here, once. */
function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error);
  const unexpected = problem.type === 'unexpected';
  if (unexpected) request.log.error({ err: error }, 'unexpected error');
  const detail = unexpected ? `${problem.detail} Meld daarbij nummer ${request.id}.` : problem.detail;
  const body = problemBody({ ...problem, detail }, pathOf(request));
  if (error instanceof ProblemError) void reply.headers(error.headers ?? {});
  void reply
    .status(body.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(body));
}

export function problemBody({ type, detail, errors, members }: Problem, instance: string): ProblemBody {
  const { status, title } = PROBLEMS[type];
  return {
    type: `urn:opvangboek:problem:${type}`,
    title,
    status,
    detail,
    instance,
    ...members,
    ...(errors ? { errors } : {}),
  };
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '/';
}

/** What is wrong, before it is written down. */
interface Problem {
  readonly type: ProblemType;
  readonly detail: string;
  readonly errors?: ProblemError['errors'];
  readonly members?: ProblemError['members'];
}

function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) {
    return { type: error.type, detail: error.message, errors: error.errors, members: error.members };
  }
  if (DATABASE_AWAY.test(errorCode(error) ?? '')) return FRAMEWORK_PROBLEMS[503] ?? UNEXPECTED;
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  // a refusal that we do not know by number is still the sender's to mend
  return FRAMEWORK_PROBLEMS[status] ?? (status >= 400 && status < 500 ? UNREADABLE : UNEXPECTED);
}

function statusOf(error: unknown): number {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;
}

/** The database cannot be reached, is going down or coming up, or the connection to it was lost. */
const DATABASE_AWAY = /^(ECONNREFUSED|ECONNRESET|57P0[1-5]|08...)$/;

const UNEXPECTED: Problem = {
  type: 'unexpected',
  detail: 'De server kon het verzoek niet afmaken. Probeer het later opnieuw.',
};

const UNREADABLE: Problem = { type: 'invalid-request', detail: 'Het verzoek kon niet worden gelezen.' };

/** What the framework refuses on its own, by status. */
const FRAMEWORK_PROBLEMS: Readonly<Record<number, Problem>> = {
  404: { type: 'not-found', detail: 'Dit adres bestaat niet.' },
  405: { type: 'method-not-allowed', detail: 'Deze bewerking bestaat hier niet.' },
  413: { type: 'payload-too-large', detail: 'Wat u stuurt is groter dan hier wordt aangenomen.' },
  415: { type: 'unsupported-media-type', detail: 'Dit soort inhoud wordt hier niet gelezen.' },
  429: { type: 'too-many-requests', detail: 'Wacht even en probeer het opnieuw.' },
  503: { type: 'unavailable', detail: 'Probeer het over een paar seconden opnieuw.' },
};
