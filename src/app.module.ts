import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { AuditModule } from './audit/audit.module.js';
import { ChangesModule } from './changes/changes.module.js';
import { ClaimsModule } from './claims/claims.module.js';
import { CounterFiguresModule } from './counter-figures/counter-figures.module.js';
import { DeclarationsModule } from './declarations/declarations.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import type { AppConfig } from './platform/config/app-config.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { IdempotencyModule } from './platform/http/idempotency.module.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { loadReference } from './reference/load-reference.js';
import { ReferenceModule } from './reference/reference.module.js';
import { ShortfallModule } from './shortfall/shortfall.module.js';
import { WorkbooksModule } from './workbooks/workbooks.module.js';

/** The whole application. */
@Module({})
export class AppModule {
  static register(config: AppConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.register(config, (connection) => loadReference(connection, new Date())),
        PlatformModule,
        AuditModule,
        IdentityModule,
        IdempotencyModule,
        JobsModule,
        ReferenceModule,
        LedgerModule,
        DeclarationsModule,
        ShortfallModule,
        ClaimsModule,
        CounterFiguresModule,
        WorkbooksModule,
        ChangesModule,
      ],
    };
  }
}
