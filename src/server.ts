import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from './application.js';
import type { AppConfig } from './platform/config/app-config.js';
import { errorCode } from './platform/error-code.js';

/** A server that listens. */
export interface RunningServer {
  readonly application: NestFastifyApplication;
  readonly url: string;
}

/** Starts the whole application; a port that is taken is told in one sentence. */
export async function startServer(config: AppConfig): Promise<RunningServer> {
  const application = await createApplication(config);
  try {
    await application.init();
    // not through Nest, which would log a port that is taken before we can say it in one sentence
    const server = application.getHttpAdapter().getInstance();
    return { application, url: await server.listen({ port: config.port, host: config.host }) };
  } catch (error) {
    await application.close();
    if (errorCode(error) === 'EADDRINUSE') {
      throw new Error(`Port ${config.port} is taken. Choose another with PORT.`, { cause: error });
    }
    throw error;
  }
}
