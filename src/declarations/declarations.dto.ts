import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { cashGap, gap } from '../kernel/gap.js';
import { amountText } from '../kernel/money.js';
import { BASES } from '../kernel/scheme.js';
import type { DeclarationStatus } from './declaration.entity.js';
import { declarationId } from './declaration-id.js';
import type { Declaration } from './declarations.repository.js';
import type { DeclarationDetail } from './declarations.service.js';
import { FindingDto, findingDto } from './findings.dto.js';
import { MunicipalYearQuery } from './municipal-year.query.js';

const STATUSES: readonly DeclarationStatus[] = ['draft', 'submitted', 'returned', 'approved', 'corrected'];

export class DeclarationsQuery extends MunicipalYearQuery {
  @ApiPropertyOptional({ enum: STATUSES })
  @IsOptional()
  @IsIn(STATUSES, { message: `Kies uit ${STATUSES.join(', ')}.` })
  status?: DeclarationStatus;
}

export class ReturnDto {
  @ApiProperty({ maxLength: 1000, description: 'Why it goes back; the municipality reads this' })
  @MaxLength(1000, { message: 'De reden mag hoogstens 1000 tekens lang zijn.' })
  @IsNotEmpty({ message: 'Geef een reden op.' })
  @IsString({ message: 'Geef een reden op.' })
  reason!: string;
}

export class DeclarationTotalsDto {
  @ApiProperty({ example: '28110.00' })
  realCost!: string;

  @ApiProperty()
  entitlement!: string;

  @ApiProperty()
  received!: string;

  @ApiProperty({ description: 'realCost − entitlement; positive is a shortfall' })
  gap!: string;

  @ApiProperty({ description: 'realCost − received' })
  cashGap!: string;

  @ApiProperty()
  placeDays!: string;

  @ApiProperty()
  personMonths!: string;
}

export class DeclarationSummaryDto {
  @ApiProperty({ example: 'GM0193-2023-1' })
  id!: string;

  @ApiProperty({ example: 'GM0193' })
  municipality!: string;

  @ApiProperty({ example: 2023 })
  year!: number;

  @ApiProperty({ example: 1 })
  version!: number;

  @ApiProperty({ enum: STATUSES })
  status!: string;

  @ApiProperty({ enum: BASES })
  basis!: string;

  @ApiProperty({ type: String, nullable: true })
  remark!: string | null;

  @ApiProperty()
  fileName!: string;

  @ApiProperty({ description: 'SHA-256 of the file that was handed in' })
  fileSha256!: string;

  @ApiProperty()
  createdBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, nullable: true })
  submittedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  submittedAt!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Never who submitted it' })
  decidedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Approved or returned' })
  decidedAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  returnReason!: string | null;
}

export class DeclarationDto extends DeclarationSummaryDto {
  @ApiProperty({ type: DeclarationTotalsDto })
  totals!: DeclarationTotalsDto;

  @ApiProperty({ type: [FindingDto], description: 'Warnings; a file with an error is not kept' })
  findings!: FindingDto[];
}

export class DeclarationListDto {
  @ApiProperty({ type: [DeclarationSummaryDto] })
  items!: DeclarationSummaryDto[];

  @ApiProperty()
  total!: number;
}

export function declarationSummaryDto(declaration: Declaration): DeclarationSummaryDto {
  return {
    id: declarationId(declaration),
    municipality: declaration.municipalityCode,
    year: declaration.fiscalYear,
    version: declaration.version,
    status: declaration.status,
    basis: declaration.basis,
    remark: declaration.remark,
    fileName: declaration.fileName,
    fileSha256: declaration.fileSha256,
    createdBy: declaration.createdBy,
    createdAt: declaration.createdAt.toISOString(),
    submittedBy: declaration.submittedBy,
    submittedAt: declaration.submittedAt?.toISOString() ?? null,
    decidedBy: declaration.decidedBy,
    decidedAt: declaration.decidedAt?.toISOString() ?? null,
    returnReason: declaration.returnReason,
  };
}

export function declarationDto({ declaration, totals, findings }: DeclarationDetail): DeclarationDto {
  return {
    ...declarationSummaryDto(declaration),
    totals: {
      realCost: amountText(totals.realCost),
      entitlement: amountText(totals.entitlement),
      received: amountText(totals.received),
      gap: amountText(gap(totals)),
      cashGap: amountText(cashGap(totals)),
      placeDays: amountText(totals.placeDays),
      personMonths: amountText(totals.personMonths),
    },
    findings: findings.map(findingDto),
  };
}
