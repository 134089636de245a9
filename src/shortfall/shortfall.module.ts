import { Module } from '@nestjs/common';
import { DeclarationsModule } from '../declarations/declarations.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { ComponentYearsRepository } from './component-years.repository.js';
import { CostCoveringTariffController } from './cost-covering-tariff/cost-covering-tariff.controller.js';
import { CostCoveringTariffService } from './cost-covering-tariff/cost-covering-tariff.service.js';
import { ExplanationController } from './explanation/explanation.controller.js';
import { ExplanationService } from './explanation/explanation.service.js';
import { NationalReadings } from './national-reading.js';
import { ShortfallController } from './shortfall.controller.js';
import { MunicipalBalancesRepository } from './municipal-balances.repository.js';
import { NationalBalancesRepository } from './national-balances.repository.js';
import { ShortfallService } from './shortfall.service.js';
import { StatePositionService } from './state-position.service.js';

/** The gap: of one municipality, and of all of them together. */
@Module({
  imports: [DeclarationsModule, ReferenceModule],
  controllers: [ShortfallController, ExplanationController, CostCoveringTariffController],
  providers: [
    ShortfallService,
    StatePositionService,
    MunicipalBalancesRepository,
    NationalBalancesRepository,
    NationalReadings,
    ComponentYearsRepository,
    ExplanationService,
    CostCoveringTariffService,
  ],
  exports: [ShortfallService, StatePositionService],
})
export class ShortfallModule {}
