import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger, FastifyServerOptions } from 'fastify';
import { errorCode } from '../error-code.js';

/** What the server writes down: where a request went and how it ended, and nothing of what people sent. */

export function loggerOptions(level: string): NonNullable<FastifyServerOptions['logger']> {
  return {
    level,
    // they hold tokens and cookies, and parts of the framework tell of them at the level trace
    redact: { paths: ['headers', '*.headers'], remove: true },
    serializers: {
      // an address without its query
      req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?')[0] }),
      err: loggedError,
    },
  };
}

interface LoggedError {
  type: string;
  message: string;
  stack: string;
  [more: string]: unknown;
}

/**
 * An error as we write it down. PostgreSQL and TypeORM hang the values that were being written on theirs, in the
 * message too; of those errors only the code, the place and the statement without its values are kept.
 */
export function loggedError(error: Error): LoggedError {
  const type = error.constructor.name;
  if (!('severity' in error || 'driverError' in error)) {
    const code = errorCode(error);
    return { type, message: error.message, stack: error.stack ?? '', ...(code ? { code } : {}) };
  }
  const { query, table, constraint } = error as { query?: unknown; table?: unknown; constraint?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { type, message: `database error ${errorCode(error)}`, stack: frames.join('\n'), query, table, constraint };
}

/** Lets Nest write in the server's log. */
export class ServerLog implements LoggerService {
  constructor(private readonly server: FastifyBaseLogger) {}

  log(message: unknown): void {
    this.server.debug(String(message));
  }
  warn(message: unknown): void {
    this.server.warn(String(message));
  }
  error(message: unknown, stack?: unknown): void {
    this.server.error({ stack }, String(message));
  }
}
