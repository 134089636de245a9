import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CountryService } from './country.service.js';
import { ReferenceController } from './reference.controller.js';
import {
  ComponentRuleEntity,
  CostCategoryEntity,
  DeadlineEntity,
  DeductionRuleEntity,
  MunicipalityEntity,
  MunicipalityPopulationEntity,
  ReferenceVersionEntity,
  ReorganisationEntity,
  SafetyRegionEntity,
  SisaIndicatorEntity,
  TariffStateEntity,
  TariffVersionEntity,
} from './reference.entity.js';
import { ReferenceRepository } from './reference.repository.js';
import { ReferenceService } from './reference.service.js';
import { SisaIndicatorsRepository } from './sisa-indicators/sisa-indicators.repository.js';
import { SisaIndicatorsService } from './sisa-indicators/sisa-indicators.service.js';
import { TariffsRepository } from './tariffs/tariffs.repository.js';
import { TariffsService } from './tariffs/tariffs.service.js';

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
      TariffStateEntity,
      DeductionRuleEntity,
      DeadlineEntity,
      SisaIndicatorEntity,
      ReferenceVersionEntity,
    ]),
  ],
  controllers: [ReferenceController],
  providers: [
    CountryService,
    ReferenceService,
    ReferenceRepository,
    SisaIndicatorsService,
    SisaIndicatorsRepository,
    TariffsService,
    TariffsRepository,
  ],
  exports: [CountryService, ReferenceService, SisaIndicatorsService, TariffsService],
})
export class ReferenceModule {}
