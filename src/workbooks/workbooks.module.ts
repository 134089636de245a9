import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClaimsModule } from '../claims/claims.module.js';
import { CounterFiguresModule } from '../counter-figures/counter-figures.module.js';
import { DeclarationsModule } from '../declarations/declarations.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { ShortfallModule } from '../shortfall/shortfall.module.js';
import { ClaimDossiersController } from './claims/claim-dossiers.controller.js';
import { ClaimDossiersService } from './claims/claim-dossiers.service.js';
import { CounterFiguresWorkbookController } from './counter-figures/counter-figures-workbook.controller.js';
import { ExportPublicationEntity, WorkbookExportEntity } from './export.entity.js';
import { ExportFiles } from './export-files.js';
import { ExportJobsController } from './export-jobs.controller.js';
import { ExportJobsService } from './export-jobs.service.js';
import { ExportRetention } from './export-retention.js';
import { ExportsController } from './exports.controller.js';
import { ExportsRepository } from './exports.repository.js';
import { ExportsService } from './exports.service.js';
import { NegotiationFiguresService } from './negotiation/negotiation-figures.service.js';
import { OpenDataController } from './open-data/open-data.controller.js';
import { OpenDataService } from './open-data/open-data.service.js';
import { ScenarioWorkbooksController } from './scenario/scenario-workbooks.controller.js';
import { ScenarioWorkbooksService } from './scenario/scenario-workbooks.service.js';
import { SisaWorkbooksController } from './sisa/sisa-workbooks.controller.js';

/** What leaves the house as Excel, as PDF, and as open data. */
@Module({
  imports: [
    ClaimsModule,
    CounterFiguresModule,
    DeclarationsModule,
    LedgerModule,
    ReferenceModule,
    ShortfallModule,
    TypeOrmModule.forFeature([WorkbookExportEntity, ExportPublicationEntity]),
  ],
  controllers: [
    ExportsController,
    ExportJobsController,
    ClaimDossiersController,
    CounterFiguresWorkbookController,
    OpenDataController,
    ScenarioWorkbooksController,
    SisaWorkbooksController,
  ],
  providers: [
    ExportsService,
    ExportsRepository,
    ExportFiles,
    ExportJobsService,
    ExportRetention,
    NegotiationFiguresService,
    OpenDataService,
    ScenarioWorkbooksService,
    ClaimDossiersService,
  ],
  exports: [ExportsService, ExportFiles],
})
export class WorkbooksModule {}
