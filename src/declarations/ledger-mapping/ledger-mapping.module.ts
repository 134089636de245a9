import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LedgerModule } from '../../ledger/ledger.module.js';
import { ReferenceModule } from '../../reference/reference.module.js';
import { LedgerMappingController } from './ledger-mapping.controller.js';
import { LedgerMappingEntity } from './ledger-mapping.entity.js';
import { LedgerMappingRepository } from './ledger-mapping.repository.js';
import { LedgerMappingService } from './ledger-mapping.service.js';

/** How each municipality's general ledger becomes cost lines. */
@Module({
  imports: [LedgerModule, ReferenceModule, TypeOrmModule.forFeature([LedgerMappingEntity])],
  controllers: [LedgerMappingController],
  providers: [LedgerMappingService, LedgerMappingRepository],
  exports: [LedgerMappingService],
})
export class LedgerMappingModule {}
