import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReferenceModule } from '../reference/reference.module.js';
import { ShortfallModule } from '../shortfall/shortfall.module.js';
import { ComparisonService } from './comparison.service.js';
import { CounterFiguresController } from './counter-figures.controller.js';
import { CounterFigureEntity, CounterFiguresEntity, CounterTariffEntity } from './counter-figures.entity.js';
import { CounterFiguresRepository } from './counter-figures.repository.js';
import { CounterFiguresService } from './counter-figures.service.js';
import { ReceivedRepository } from './received.repository.js';

/** Figures of another party, held against the ledger: where we differ, and why. */
@Module({
  imports: [
    ReferenceModule,
    ShortfallModule,
    TypeOrmModule.forFeature([CounterFiguresEntity, CounterFigureEntity, CounterTariffEntity]),
  ],
  controllers: [CounterFiguresController],
  providers: [CounterFiguresService, CounterFiguresRepository, ComparisonService, ReceivedRepository],
  exports: [ComparisonService],
})
export class CounterFiguresModule {}
