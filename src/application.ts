import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { mountDemoProvider } from './identity/demo/mount-demo-provider.js';
import type { AppConfig } from './platform/config/app-config.js';
import { createHttpApplication } from './platform/http/http-application.js';

/** The whole application with its web server, not listening yet: the same for users, the demo and the tests. */
export async function createApplication(config: AppConfig): Promise<NestFastifyApplication> {
  const application = await createHttpApplication(AppModule.register(config), config);
  await mountDemoProvider(application);
  return application;
}
