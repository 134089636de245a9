import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import {
  BasisChoiceEntity,
  DeclarationEntity,
  FindingEntity,
  UploadEntity,
  UploadPartEntity,
} from './declaration.entity.js';
import { AnnotatedWorkbookController } from './annotated-workbook.controller.js';
import { AnnotatedWorkbookService } from './annotated-workbook.service.js';
import { BatchesController } from './batches.controller.js';
import { BatchesRepository } from './batches.repository.js';
import { BatchesService } from './batches.service.js';
import { BatchFileEntity, BatchFilePartEntity } from './batch-file.entity.js';
import {
  CostLineEntity,
  DeclarationVersionEntity,
  ReceiptLineEntity,
  ReceptionLineEntity,
} from './declared-line.entity.js';
import { ReassessmentEntity, ReassessmentMunicipalityEntity } from './reassessment.entity.js';
import {
  DeclarationFactsEntity,
  DeclarationLocationCostEntity,
  DeclarationLocationEntity,
} from './facts/declaration-facts.entity.js';
import { DeclarationFactsRepository } from './facts/declaration-facts.repository.js';
import { FindingConfirmationEntity } from './confirmation.entity.js';
import { ConfirmationsRepository } from './confirmations.repository.js';
import { ConfirmationsService } from './confirmations.service.js';
import { DeclarationLifeController } from './declaration-life.controller.js';
import { DeclarationTemplateController } from './declaration-template.controller.js';
import { DeclarationTemplateService } from './declaration-template.service.js';
import { DeclarationsController } from './declarations.controller.js';
import { DeclarationsRepository } from './declarations.repository.js';
import { DeclarationsService } from './declarations.service.js';
import { DeclaredLinesRepository } from './declared-lines.repository.js';
import { KnownBeforeRepository } from './known-before.repository.js';
import { KnownBeforeService } from './known-before.service.js';
import { LedgerMappingModule } from './ledger-mapping/ledger-mapping.module.js';
import { LocationsModule } from './locations/locations.module.js';
import { HistoryService } from './history.service.js';
import { NormAmountsService } from './norm-amounts.service.js';
import { ReassessmentService } from './reassessment.service.js';
import { ReassessmentsRepository } from './reassessments.repository.js';
import { VerifyDeclarationsService } from './verify-declarations.service.js';
import { UploadedContentRepository } from './uploaded-content.repository.js';
import { RemindersController } from './reminders.controller.js';
import { RemindersService } from './reminders.service.js';
import { UploadsController } from './uploads.controller.js';
import { UploadsRepository } from './uploads.repository.js';
import { UploadsService } from './uploads.service.js';
import { UploadService } from './upload.service.js';
import { ValidationRulesController } from './validation-rules.controller.js';

/** What municipalities hand in, and its life until it stands in the ledger. */
@Module({
  imports: [
    LedgerModule,
    LedgerMappingModule,
    LocationsModule,
    ReferenceModule,
    TypeOrmModule.forFeature([
      UploadEntity,
      UploadPartEntity,
      FindingEntity,
      BatchFileEntity,
      BatchFilePartEntity,
      DeclarationEntity,
      FindingConfirmationEntity,
      DeclarationVersionEntity,
      ReceptionLineEntity,
      CostLineEntity,
      ReceiptLineEntity,
      BasisChoiceEntity,
      ReassessmentEntity,
      ReassessmentMunicipalityEntity,
      DeclarationFactsEntity,
      DeclarationLocationEntity,
      DeclarationLocationCostEntity,
    ]),
  ],
  controllers: [
    DeclarationsController,
    DeclarationLifeController,
    UploadsController,
    DeclarationTemplateController,
    BatchesController,
    RemindersController,
    ValidationRulesController,
    AnnotatedWorkbookController,
  ],
  providers: [
    DeclarationsService,
    UploadService,
    UploadsService,
    DeclarationTemplateService,
    BatchesService,
    BatchesRepository,
    AnnotatedWorkbookService,
    ConfirmationsService,
    HistoryService,
    KnownBeforeService,
    KnownBeforeRepository,
    RemindersService,
    NormAmountsService,
    ReassessmentService,
    VerifyDeclarationsService,
    DeclarationsRepository,
    ConfirmationsRepository,
    DeclaredLinesRepository,
    DeclarationFactsRepository,
    ReassessmentsRepository,
    UploadsRepository,
    UploadedContentRepository,
  ],
  exports: [
    DeclarationsService,
    UploadService,
    ConfirmationsService,
    NormAmountsService,
    ReassessmentService,
    VerifyDeclarationsService,
  ],
})
export class DeclarationsModule {}
