import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { APP_CONFIG } from '../platform/config/app-config.js';
import type { AppConfig } from '../platform/config/app-config.js';
import { RequestGuard } from '../platform/http/request-guard.js';
import { AccessTokens } from './access-tokens.js';
import { DemoProvider } from './demo/demo-provider.js';
import { ExternalProvider } from './external-provider.js';
import { IdentityGuard } from './identity.guard.js';
import { IdentityProvider } from './identity-provider.js';
import { LoginAttemptEntity, LoginSessionEntity } from './login/login-session.entity.js';
import { LoginController } from './login/login.controller.js';
import { LoginRepository } from './login/login.repository.js';
import { LoginService } from './login/login.service.js';
import { SessionsController } from './login/sessions.controller.js';
import { OwnAddress } from './own-address.js';
import { PeopleController } from './people/people.controller.js';
import { PeopleRepository } from './people/people.repository.js';
import { PeopleService } from './people/people.service.js';
import { PersonEntity } from './people/person.entity.js';
import { RequestLimits } from './request-limits.js';

/** Who asks, and what they may: it stands before every route. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([LoginSessionEntity, LoginAttemptEntity, PersonEntity])],
  controllers: [LoginController, SessionsController, PeopleController],
  providers: [
    {
      provide: IdentityProvider,
      inject: [APP_CONFIG],
      useFactory: ({ identity, dataDir }: AppConfig) =>
        identity.provider === null ? new DemoProvider(dataDir) : new ExternalProvider(identity.provider),
    },
    { provide: RequestGuard, useClass: IdentityGuard },
    AccessTokens,
    LoginService,
    LoginRepository,
    OwnAddress,
    PeopleService,
    PeopleRepository,
    RequestLimits,
  ],
  exports: [IdentityProvider, OwnAddress, RequestGuard],
})
export class IdentityModule {}
