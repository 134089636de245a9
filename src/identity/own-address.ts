import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { APP_CONFIG } from '../platform/config/app-config.js';
import type { AppConfig } from '../platform/config/app-config.js';

/** Where people find this application. */
@Injectable()
export class OwnAddress {
  constructor(
    private readonly adapter: HttpAdapterHost,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** As `https://opvangboek.example`, without a path. */
  url(): string {
    if (this.config.identity.publicUrl !== null) return this.config.identity.publicUrl;
    const address = this.adapter.httpAdapter.getInstance<FastifyInstance>().server.address();
    const port = typeof address === 'object' ? address?.port : null;
    return `http://127.0.0.1:${port ?? this.config.port}`;
  }

  /** Whether a request came to another name of this machine; cookies are of one name only. */
  isElsewhere(host: string): boolean {
    return new URL(this.url()).host !== host;
  }
}
