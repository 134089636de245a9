import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { HealthController } from './health/health.controller.js';

/** What every module may ask for: the time of day. And whether the server is well. */
@Global()
@Module({
  controllers: [HealthController],
  providers: [Clock],
  exports: [Clock],
})
export class PlatformModule {}
