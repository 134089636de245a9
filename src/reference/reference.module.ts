import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReferenceController } from './reference.controller.js';
import {
  ComponentRuleEntity,
  CostCategoryEntity,
  DeductionRuleEntity,
  MunicipalityEntity,
  MunicipalityPopulationEntity,
  ReorganisationEntity,
  SafetyRegionEntity,
  TariffVersionEntity,
} from './reference.entity.js';
import { ReferenceRepository } from './reference.repository.js';
import { ReferenceService } from './reference.service.js';

/** Dated facts that everyone shares: municipalities, cost categories, tariffs with their sources. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      SafetyRegionEntity,
      MunicipalityEntity,
      MunicipalityPopulationEntity,
      ReorganisationEntity,
      CostCategoryEntity,
      ComponentRuleEntity,
      TariffVersionEntity,
      DeductionRuleEntity,
    ]),
  ],
  controllers: [ReferenceController],
  providers: [ReferenceService, ReferenceRepository],
  exports: [ReferenceService, ReferenceRepository],
})
export class ReferenceModule {}
