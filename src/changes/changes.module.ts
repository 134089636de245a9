import { Module } from '@nestjs/common';
import { DeclarationsModule } from '../declarations/declarations.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { ShortfallModule } from '../shortfall/shortfall.module.js';
import { WorkbooksModule } from '../workbooks/workbooks.module.js';
import { BasisChoicesController } from './basis-choices.controller.js';
import { BasisChoicesService } from './basis-choices.service.js';
import { CorrectionsController } from './corrections.controller.js';
import { CorrectionsService } from './corrections.service.js';
import { DeductionRulesController } from './deduction-rules.controller.js';
import { DeductionRulesService } from './deduction-rules.service.js';
import { RuleChangesService } from './rule-changes.service.js';
import { MunicipalEffectService } from './municipal-effect.service.js';
import { SisaIndicatorsController } from './sisa-indicators.controller.js';
import { SisaIndicatorChangesService } from './sisa-indicators.service.js';
import { TariffChangesController } from './tariff-changes.controller.js';
import { TariffChangesService } from './tariff-changes.service.js';

/** Changes of what is known, with what they do before they are made: tariffs, the basis of a year, corrections. */
@Module({
  imports: [DeclarationsModule, LedgerModule, ReferenceModule, ShortfallModule, WorkbooksModule],
  controllers: [
    TariffChangesController,
    DeductionRulesController,
    BasisChoicesController,
    CorrectionsController,
    SisaIndicatorsController,
  ],
  providers: [
    TariffChangesService,
    DeductionRulesService,
    BasisChoicesService,
    CorrectionsService,
    MunicipalEffectService,
    RuleChangesService,
    SisaIndicatorChangesService,
  ],
})
export class ChangesModule {}
