import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type {} from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { firstValueFrom, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { currentAccess } from '../access/access.js';
import { fingerprintOf, idempotencyKeyOf } from './idempotency-key.js';
import { IdempotencyService, REPLAYED_HEADER } from './idempotency.service.js';
import type { OnceAnswer } from './idempotency.service.js';

const WRITES: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Does every writing request that carries a key once. What a file holds is known only when it has come in: a controller
 * that takes one in asks the service itself.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly idempotency: IdempotencyService) {}

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!WRITES.has(request.method) || request.isMultipart()) return next.handle();
    const key = idempotencyKeyOf(request.headers);
    if (key === null) return next.handle();
    const { person } = currentAccess();
    const fingerprint = fingerprintOf(request.method, request.url, request.body ?? null);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const answer = await this.idempotency.once({ key, person, fingerprint }, async () => {
      const body = await firstValueFrom(next.handle());
      return { status: reply.statusCode, body };
    });
    return of(bodyOf(answer, reply));
  }
}

/** Puts the status and the mark of an answer in the reply, and gives its body. */
export function bodyOf<Body>(answer: OnceAnswer<Body>, reply: FastifyReply): Body {
  void reply.status(answer.status);
  if (answer.isReplayed) void reply.header(REPLAYED_HEADER, 'true');
  return answer.body;
}
