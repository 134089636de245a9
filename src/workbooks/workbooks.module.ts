import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CounterFiguresModule } from '../counter-figures/counter-figures.module.js';
import { DeclarationsModule } from '../declarations/declarations.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { ShortfallModule } from '../shortfall/shortfall.module.js';
import { CounterFiguresWorkbookController } from './counter-figures/counter-figures-workbook.controller.js';
import { ExportPublicationEntity, WorkbookExportEntity } from './export.entity.js';
import { ExportsController } from './exports.controller.js';
import { ExportsRepository } from './exports.repository.js';
import { ExportsService } from './exports.service.js';
import { OpenDataController } from './open-data/open-data.controller.js';
import { OpenDataService } from './open-data/open-data.service.js';
import { ScenarioWorkbooksController } from './scenario/scenario-workbooks.controller.js';
import { ScenarioWorkbooksService } from './scenario/scenario-workbooks.service.js';
import { SisaWorkbooksController } from './sisa/sisa-workbooks.controller.js';

/** What leaves the house as Excel, and as open data. */
@Module({
  imports: [
    CounterFiguresModule,
    DeclarationsModule,
    LedgerModule,
    ReferenceModule,
    ShortfallModule,
    TypeOrmModule.forFeature([WorkbookExportEntity, ExportPublicationEntity]),
  ],
  controllers: [
    ExportsController,
    OpenDataController,
    ScenarioWorkbooksController,
    SisaWorkbooksController,
    CounterFiguresWorkbookController,
  ],
  providers: [ExportsService, ExportsRepository, OpenDataService, ScenarioWorkbooksService],
  exports: [ExportsService],
})
export class WorkbooksModule {}
