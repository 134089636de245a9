import { Module } from '@nestjs/common';
import { ReferenceModule } from '../reference/reference.module.js';
import { ShortfallController } from './shortfall.controller.js';
import { MunicipalBalancesRepository } from './municipal-balances.repository.js';
import { NationalBalancesRepository } from './national-balances.repository.js';
import { ShortfallService } from './shortfall.service.js';

/** The gap: of one municipality, and of all of them together. */
@Module({
  imports: [ReferenceModule],
  controllers: [ShortfallController],
  providers: [ShortfallService, MunicipalBalancesRepository, NationalBalancesRepository],
  exports: [ShortfallService],
})
export class ShortfallModule {}
