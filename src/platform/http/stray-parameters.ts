import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { invalidRequest, unknownField } from './validation.js';

/**
 * Refuses parameters in the address of a route of the API that takes none: where a route does take some, the check of its
 * DTO refuses the others. What somebody believes to filter by must never be passed over in silence.
 */
export class StrayParameters implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const stray = Object.keys(request.query as object);
    if (stray.length > 0 && request.routeOptions.url?.startsWith('/v1/') === true && !takesParameters(context)) {
      throw invalidRequest(stray.map((name) => unknownField(name, name)));
    }
    return next.handle();
  }
}

function takesParameters(context: ExecutionContext): boolean {
  const taken = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) as
    Record<string, unknown> | undefined;
  return Object.keys(taken ?? {}).some((argument) => argument.startsWith(`${RouteParamtypes.QUERY}:`));
}
