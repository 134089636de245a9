import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeclarationsModule } from '../declarations/declarations.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { BaselineRepository } from './baseline/baseline.repository.js';
import { BaselineService } from './baseline/baseline.service.js';
import { ComponentYearsRepository } from './component-years.repository.js';
import { CostCoveringTariffController } from './cost-covering-tariff/cost-covering-tariff.controller.js';
import { CostCoveringTariffService } from './cost-covering-tariff/cost-covering-tariff.service.js';
import { CompletenessController } from './completeness/completeness.controller.js';
import { CompletenessService } from './completeness/completeness.service.js';
import { BenchmarkController } from './benchmark/benchmark.controller.js';
import { BenchmarkService } from './benchmark/benchmark.service.js';
import { PeerCostsRepository } from './benchmark/peer-costs.repository.js';
import { CareController } from './care/care.controller.js';
import { CareService } from './care/care.service.js';
import { EvidenceController } from './evidence/evidence.controller.js';
import { EvidenceService } from './evidence/evidence.service.js';
import { EstimateController } from './estimate/estimate.controller.js';
import { EstimateService } from './estimate/estimate.service.js';
import { DeclaredFactsRepository } from './declared-facts.repository.js';
import { ExplanationController } from './explanation/explanation.controller.js';
import { ExplanationService } from './explanation/explanation.service.js';
import { NationalReadings } from './national-reading.js';
import { LikeForLikeController } from './like-for-like/like-for-like.controller.js';
import { LikeForLikeRepository } from './like-for-like/like-for-like.repository.js';
import { LikeForLikeService } from './like-for-like/like-for-like.service.js';
import { PublishableController } from './publishable/publishable.controller.js';
import { PublishableService } from './publishable/publishable.service.js';
import { OutlookController } from './outlook/outlook.controller.js';
import { OutlookService } from './outlook/outlook.service.js';
import { ScenarioEntity } from './scenarios/scenario.entity.js';
import { ScenariosController } from './scenarios/scenarios.controller.js';
import { ScenariosRepository } from './scenarios/scenarios.repository.js';
import { ScenariosService } from './scenarios/scenarios.service.js';
import { SisaPostingsRepository } from './sisa/sisa-postings.repository.js';
import { SisaController } from './sisa/sisa.controller.js';
import { SisaService } from './sisa/sisa.service.js';
import { ShortfallController } from './shortfall.controller.js';
import { MunicipalBalancesRepository } from './municipal-balances.repository.js';
import { MunicipalFiguresService } from './municipal-figures.service.js';
import { NationalBalancesRepository } from './national-balances.repository.js';
import { ShortfallService } from './shortfall.service.js';
import { StatePositionService } from './state-position.service.js';

/** The gap: of one municipality, and of all of them together. */
@Module({
  imports: [DeclarationsModule, ReferenceModule, TypeOrmModule.forFeature([ScenarioEntity])],
  controllers: [
    ShortfallController,
    ExplanationController,
    BenchmarkController,
    LikeForLikeController,
    CareController,
    EvidenceController,
    EstimateController,
    CostCoveringTariffController,
    CompletenessController,
    PublishableController,
    OutlookController,
    ScenariosController,
    SisaController,
  ],
  providers: [
    ShortfallService,
    MunicipalFiguresService,
    StatePositionService,
    MunicipalBalancesRepository,
    NationalBalancesRepository,
    NationalReadings,
    ComponentYearsRepository,
    DeclaredFactsRepository,
    ExplanationService,
    BenchmarkService,
    PeerCostsRepository,
    CostCoveringTariffService,
    EstimateService,
    EvidenceService,
    CareService,
    CompletenessService,
    LikeForLikeService,
    LikeForLikeRepository,
    PublishableService,
    BaselineRepository,
    BaselineService,
    OutlookService,
    ScenariosRepository,
    ScenariosService,
    SisaPostingsRepository,
    SisaService,
  ],
  exports: [
    ShortfallService,
    MunicipalFiguresService,
    StatePositionService,
    NationalReadings,
    ExplanationService,
    CostCoveringTariffService,
    CareService,
    PublishableService,
    ScenariosService,
    SisaService,
    BaselineService,
  ],
})
export class ShortfallModule {}
