import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeclarationsModule } from '../declarations/declarations.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { ShortfallModule } from '../shortfall/shortfall.module.js';
import { ClaimEntity, ClaimRevisionEntity, ClaimStateEntity } from './claim.entity.js';
import { ClaimEvidenceController } from './claim-evidence.controller.js';
import {
  ClaimEvidenceEntity,
  ClaimEvidencePartEntity,
  ClaimEvidenceWithdrawalEntity,
} from './claim-evidence.entity.js';
import { ClaimEvidenceRepository } from './claim-evidence.repository.js';
import { ClaimEvidenceService } from './claim-evidence.service.js';
import { ClaimFiguresService } from './claim-figures.service.js';
import { ClaimLifeService } from './claim-life.service.js';
import { ClaimMovementsRepository } from './claim-movements.repository.js';
import {
  ClaimSealedFigureEntity,
  ClaimSealedYearEntity,
  ClaimSealEntity,
  ClaimSettledAmountEntity,
} from './claim-seal.entity.js';
import { ClaimSealsRepository } from './claim-seals.repository.js';
import { ClaimsController } from './claims.controller.js';
import { ClaimsRepository } from './claims.repository.js';
import { ClaimsService } from './claims.service.js';

/** Multi-year claims: what is claimed, what became of it, and what it rests on. */
@Module({
  imports: [
    DeclarationsModule,
    ReferenceModule,
    ShortfallModule,
    TypeOrmModule.forFeature([
      ClaimEntity,
      ClaimRevisionEntity,
      ClaimStateEntity,
      ClaimSealEntity,
      ClaimSealedYearEntity,
      ClaimSealedFigureEntity,
      ClaimSettledAmountEntity,
      ClaimEvidenceEntity,
      ClaimEvidencePartEntity,
      ClaimEvidenceWithdrawalEntity,
    ]),
  ],
  controllers: [ClaimsController, ClaimEvidenceController],
  providers: [
    ClaimsService,
    ClaimLifeService,
    ClaimFiguresService,
    ClaimEvidenceService,
    ClaimsRepository,
    ClaimSealsRepository,
    ClaimMovementsRepository,
    ClaimEvidenceRepository,
  ],
  exports: [ClaimFiguresService],
})
export class ClaimsModule {}
