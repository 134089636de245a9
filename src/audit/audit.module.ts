import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditEventEntity, AuditHeadEntity } from './audit-event.entity.js';
import { AuditController } from './audit.controller.js';
import { AuditQueryService } from './audit-query.service.js';
import { AuditRepository } from './audit.repository.js';
import { AuditTrail } from './audit-trail.js';
import { VerifyAuditService } from './verify-audit.service.js';

/** Who did what. Every module tells of its own acts. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([AuditEventEntity, AuditHeadEntity])],
  controllers: [AuditController],
  providers: [AuditTrail, AuditRepository, AuditQueryService, VerifyAuditService],
  exports: [AuditTrail, VerifyAuditService],
})
export class AuditModule {}
