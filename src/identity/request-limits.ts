import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type {} from '@fastify/rate-limit';
import { APP_CONFIG } from '../platform/config/app-config.js';
import type { AppConfig } from '../platform/config/app-config.js';
import { ProblemError } from '../platform/http/problem.js';

type Limiter = ReturnType<FastifyInstance['createRateLimit']>;

/** How much somebody may ask in a minute. Each process counts for itself. */
@Injectable()
export class RequestLimits {
  private limiters: { readonly people: Limiter; readonly strangers: Limiter; readonly logins: Limiter } | null = null;
  private readonly people = new WeakMap<FastifyRequest, string>();
  /** Addresses that proved nobody too often, and until when (by the process's own clock) they wait. */
  private readonly shut = new Map<string, number>();

  constructor(
    private readonly adapter: HttpAdapterHost,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** A request of somebody who is known. */
  async countRequest(request: FastifyRequest, person: string): Promise<void> {
    this.people.set(request, person);
    refuse(await this.all().people(request));
  }

  /** A step of a login. */
  async countLogin(request: FastifyRequest): Promise<void> {
    refuse(await this.all().logins(request));
  }

  /** A request that proved nobody: tokens and cookies are not to be guessed. */
  async countStranger(request: FastifyRequest): Promise<void> {
    const limit = await this.all().strangers(request);
    if (isOver(limit)) this.shut.set(request.ip, performance.now() + limit.ttl);
  }

  /** An address that did so too often is not even listened to for the rest of its minute. */
  refuseStrangers(request: FastifyRequest): void {
    const until = this.shut.get(request.ip);
    if (until === undefined) return;
    const seconds = Math.ceil((until - performance.now()) / 1000);
    if (seconds > 0) throw tooMany(seconds);
    this.shut.delete(request.ip);
  }

  private all(): NonNullable<RequestLimits['limiters']> {
    const server = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    const { requestsPerMinute, loginsPerMinute } = this.config.identity;
    const ip = (request: FastifyRequest): string => request.ip;
    const limiter = (max: number, keyGenerator: (request: FastifyRequest) => string): Limiter =>
      server.createRateLimit({ max, timeWindow: '1 minute', keyGenerator });
    return (this.limiters ??= {
      people: limiter(requestsPerMinute, (request) => this.people.get(request) ?? request.ip),
      strangers: limiter(loginsPerMinute, ip),
      logins: limiter(loginsPerMinute, ip),
    });
  }
}

type Limit = Awaited<ReturnType<Limiter>>;

function isOver(limit: Limit): limit is Extract<Limit, { isAllowed: false }> {
  return !limit.isAllowed && limit.isExceeded;
}

function refuse(limit: Limit): void {
  if (isOver(limit)) throw tooMany(limit.ttlInSeconds);
}

function tooMany(seconds: number): ProblemError {
  return new ProblemError(
    'too-many-requests',
    `Dit zijn er te veel achter elkaar. Probeer het over ${seconds} s weer.`,
    {
      headers: { 'Retry-After': String(seconds) },
    },
  );
}
