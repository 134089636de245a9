import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JournalService } from './journal.service.js';
import { LedgerController } from './ledger.controller.js';
import {
  ChainHeadEntity,
  JournalEntryEntity,
  MonthBalanceEntity,
  PostingEntity,
  YearBalanceEntity,
  ComponentBalanceEntity,
} from './ledger.entity.js';
import { LedgerRepository } from './ledger.repository.js';
import { LedgerService } from './ledger.service.js';
import { VerifyLedgerRepository } from './verify-ledger.repository.js';
import { VerifyLedgerService } from './verify-ledger.service.js';

/** The journal, its balances, and the check of both. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      JournalEntryEntity,
      PostingEntity,
      MonthBalanceEntity,
      YearBalanceEntity,
      ComponentBalanceEntity,
      ChainHeadEntity,
    ]),
  ],
  controllers: [LedgerController],
  providers: [LedgerService, JournalService, LedgerRepository, VerifyLedgerService, VerifyLedgerRepository],
  exports: [LedgerService, VerifyLedgerService],
})
export class LedgerModule {}
