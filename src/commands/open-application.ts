import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from '../app.module.js';
import { readConfig } from '../platform/config/app-config.js';

/** The application without its web server, for a command; it uses the database that a running server uses. */
export async function openApplication(): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(AppModule.register(readConfig(process.env)), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
}
